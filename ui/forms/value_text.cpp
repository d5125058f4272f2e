#include "ui/forms/value_text.h"

#include "core/base/encoding.h"
#include "core/base/json.h"
#include "core/base/time_format.h"

#include <QCoreApplication>
#include <QTextDocumentFragment>

namespace botoscope::ui {

namespace {

using model::Shape;
using model::ShapeRef;
using model::ShapeType;

QString tr(const char* text, int n = -1)
{
    return QCoreApplication::translate("botoscope::ui::ValueText", text, nullptr, n);
}

const ShapeRef* childRef(const ShapeRef* ref, std::string_view key)
{
    if (!ref) {
        return nullptr;
    }
    const Shape& shape = ref->shape();
    if (shape.type == ShapeType::Map) {
        return &shape.mapValue;
    }
    const model::Member* member = shape.member(key);
    return member ? &member->ref : nullptr;
}

QString scalarSummary(const Value& value)
{
    switch (value.kind()) {
    case Value::Kind::String:
        return toQString(value.toString()).simplified();
    case Value::Kind::Blob:
        return sizeText(static_cast<qint64>(value.toBlob().view().size()));
    case Value::Kind::Timestamp:
        return toQString(formatIso8601(value.toTimestamp()));
    default:
        return toQString(writeJson(value, JsonStyle::Line));
    }
}

/// Inside another value: containers by their size only.
QString nestedSummary(const Value& value, const ShapeRef* ref)
{
    if (ref && ref->traits().sensitive && !value.isNull()) {
        return QStringLiteral("••••");
    }
    if (value.isList()) {
        return QStringLiteral("[%1]").arg(value.size());
    }
    if (value.isMap()) {
        return value.size() == 1 ? QStringLiteral("{%1}").arg(toQString(value.map().begin()->key))
                                 : QStringLiteral("{%1}").arg(value.size());
    }
    return scalarSummary(value);
}

Value mapped(const Value& value, const ShapeRef& ref, const std::function<Value(const Value&, const ShapeRef&)>& change)
{
    const Shape& shape = ref.shape();
    if (value.isMap() && (shape.type == ShapeType::Map || shape.type == ShapeType::Structure) && !shape.isDocument) {
        Map result;
        for (const auto& [key, item] : value.map()) {
            const ShapeRef* child = childRef(&ref, key);
            result.append(key, child ? change(item, *child) : item);
        }
        return result;
    }
    if (value.isList() && shape.type == ShapeType::List) {
        List result;
        for (const Value& item : value.list()) {
            result.push_back(change(item, shape.listMember));
        }
        return result;
    }
    return value;
}

} // namespace

QString summarize(const Value& value, const ShapeRef* ref, int limit)
{
    if (!value.isMap() && !value.isList()) {
        return nestedSummary(value, ref);
    }
    QStringList parts;
    int length = 0;
    const auto add = [&](const QString& part) {
        parts += part;
        length += static_cast<int>(part.size()) + 2;
        return length < limit;
    };
    if (value.isList()) {
        for (const Value& item : value.list()) {
            const ShapeRef* itemRef = ref ? &ref->shape().listMember : nullptr;
            const bool hidden = itemRef && itemRef->traits().sensitive;
            if (!add(item.isMap() && !hidden ? summarize(item, itemRef, limit - length)
                                             : nestedSummary(item, itemRef))) {
                break;
            }
        }
    }
    for (const auto& [key, item] : value.map()) {
        if (!add(toQString(key) + QLatin1Char('=') + nestedSummary(item, childRef(ref, key)))) {
            break;
        }
    }
    const bool structures = value.isList() && value.at(0).isMap();
    return parts.join(structures ? QStringLiteral("; ") : QStringLiteral(", "));
}

Value fromJson(const Value& json, const ShapeRef& ref)
{
    if (json.isString() && ref.type() == ShapeType::Blob) {
        auto bytes = base64Decode(json.toString());
        // Only text that is base64 to the letter: anything else is the person's own text.
        if (bytes && base64Encode(*bytes) == json.toString()) {
            return Blob(std::move(*bytes));
        }
    }
    if (json.isString() && ref.type() == ShapeType::Timestamp) {
        if (const auto time = parseTimestamp(json.toString())) {
            return *time;
        }
    }
    return mapped(json, ref, [](const Value& item, const ShapeRef& child) { return fromJson(item, child); });
}

Value redacted(const Value& value, const ShapeRef& ref, const Redaction& replace)
{
    if (ref.traits().sensitive && !value.isNull() && !value.isMap() && !value.isList()) {
        return replace(value);
    }
    if (ref.traits().sensitive && (value.isMap() || value.isList())) {
        return replace(value);
    }
    return mapped(value, ref, [&](const Value& item, const ShapeRef& child) { return redacted(item, child, replace); });
}

QString sizeText(qint64 bytes)
{
    if (bytes < 1024) {
        return QStringLiteral("%1 B").arg(bytes);
    }
    const double kibibytes = static_cast<double>(bytes) / 1024;
    return kibibytes < 1024 ? QStringLiteral("%1 KiB").arg(kibibytes, 0, 'f', 1)
                            : QStringLiteral("%1 MiB").arg(kibibytes / 1024, 0, 'f', 1);
}

QString plainText(std::string_view html)
{
    if (html.empty()) {
        return {};
    }
    return QTextDocumentFragment::fromHtml(toQString(html)).toPlainText().trimmed();
}

QString constraintText(const ShapeRef& ref)
{
    const Shape& shape = ref.shape();
    QStringList parts{toQString(shape.isUnion ? "union" : shape.isDocument ? "document" : shapeTypeName(shape.type))};
    const auto number = [](double value) { return QString::number(value, 'g', 15); };
    const bool sized = shape.type == ShapeType::String || shape.type == ShapeType::List ||
                       shape.type == ShapeType::Map || shape.type == ShapeType::Blob;
    const QString unit = !sized                            ? QString()
                         : shape.type == ShapeType::String ? tr(" characters")
                         : shape.type == ShapeType::Blob   ? tr(" bytes")
                                                           : tr(" items");
    if (shape.min && shape.max) {
        parts += tr("%1 to %2%3").arg(number(*shape.min), number(*shape.max), unit);
    } else if (shape.min) {
        parts += tr("at least %1%2").arg(number(*shape.min), unit);
    } else if (shape.max) {
        parts += tr("at most %1%2").arg(number(*shape.max), unit);
    }
    if (!shape.pattern.empty()) {
        const QString pattern = toQString(shape.pattern);
        parts += tr("pattern %1").arg(pattern.size() > 80 ? pattern.left(79) + QChar(0x2026) : pattern);
    }
    return parts.join(QStringLiteral(", "));
}

} // namespace botoscope::ui
