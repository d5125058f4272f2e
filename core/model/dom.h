#pragma once
// Inside model/ only: reading model data from simdjson's tree. Wrong types read as absent.
#include "core/base/value.h"

#include <optional>
#include <simdjson.h>
#include <string>
#include <string_view>

namespace botoscope::model::dom {

using Element = simdjson::dom::element;
using Object = simdjson::dom::object;
using Array = simdjson::dom::array;

/// A piece of model text, parsed in buffers that the thread uses again: what an earlier call for the same use gave is
/// gone. The text has padding behind it (json_outline.h). nullopt for broken text.
enum class Use { Part, Target };
std::optional<Element> parse(std::string_view paddedText, Use use = Use::Part);
std::optional<Object> parseObject(std::string_view paddedText, Use use = Use::Part);

std::string_view text(Element element);
bool flag(Element element);
int integer(Element element);
std::optional<double> number(Element element);
std::optional<Object> object(Element element);
std::vector<std::string> texts(Element element);

std::optional<Element> find(Object parent, std::string_view key);
std::optional<Object> findObject(Object parent, std::string_view key);
std::optional<Array> findArray(Object parent, std::string_view key);
std::string_view findText(Object parent, std::string_view key);
bool findFlag(Object parent, std::string_view key);

Value toValue(Element element);

} // namespace botoscope::model::dom
