#pragma once
#include "core/base/value.h"
#include "core/http/message.h"
#include "core/model/service_model.h"

namespace botoscope::simulator {

/// The parameters of a query or ec2 form by its input shape: the server's half of §4.2 and §4.3. Texts that do not fit
/// their type stay texts, for validation to name them.
Value readForm(const http::Parameters& form, const model::Shape& input, model::Protocol protocol);

/// A text from a form, label, query or header as the value its shape asks for.
Value typedText(const std::string& text, const model::ShapeRef& ref);

} // namespace botoscope::simulator
