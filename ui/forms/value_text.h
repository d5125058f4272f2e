#pragma once
#include "core/base/value.h"
#include "core/model/shape.h"

#include <QString>

#include <functional>

namespace botoscope::ui {

inline QString toQString(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}
inline std::string toUtf8(const QString& text)
{
    return text.toStdString();
}

/// One line that tells a value apart from its neighbours: "Name=tag:env, Values=[2]". Sensitive members show as dots.
/// ref may be nullptr where no model knows the value.
QString summarize(const Value& value, const model::ShapeRef* ref, int limit = 120);

/// JSON as people write it (AWS CLI's conventions) to a value of the model's kinds: base64 text becomes a blob,
/// times become timestamps. What does not fit, and what the model does not know, stays as it is.
Value fromJson(const Value& json, const model::ShapeRef& ref);

/// The same value with each sensitive text replaced by what replace makes of it.
using Redaction = std::function<Value(const Value& secret)>;
Value redacted(const Value& value, const model::ShapeRef& ref, const Redaction& replace);

/// The text for one, or the text for many with its %1 filled in.
template <class Count> QString countText(Count count, const QString& one, const QString& many)
{
    return count == 1 ? one : many.arg(count);
}

/// "5 B", "1.2 KiB", "3.4 MiB".
QString sizeText(qint64 bytes);

/// Documentation HTML as plain text, whitespace collapsed, paragraphs kept.
QString plainText(std::string_view html);

/// The model's limits in words, e.g. "string, 3 to 63 characters". Empty parts are left out.
QString constraintText(const model::ShapeRef& ref);

} // namespace botoscope::ui
