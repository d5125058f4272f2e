#include "ui/response/sensitive_paths.h"

#include "core/trace/redact.h"

namespace botoscope::ui {

namespace {

/// Walks data and its redacted form together: where they part, something was hidden.
void compare(const Value& value, const Value& shown, const QString& path, QSet<QString>& out)
{
    if (Value::identical(value, shown)) {
        return;
    }
    if (value.isMap() && shown.isMap()) {
        for (const auto& [key, item] : value.map()) {
            const QString name = QString::fromStdString(key.str());
            compare(item, shown[key.view()], path.isEmpty() ? name : path + QLatin1Char('.') + name, out);
        }
    } else if (value.isList() && shown.isList()) {
        for (std::size_t i = 0; i < value.list().size(); ++i) {
            compare(value.list()[i], shown.at(i), path + QStringLiteral("[%1]").arg(i), out);
        }
    } else {
        out.insert(path);
    }
}

} // namespace

QSet<QString> sensitivePaths(const Value& value, const model::Shape* shape)
{
    QSet<QString> out;
    trace::Redactor redactor;
    compare(value, redactor.shaped(value, shape), {}, out);
    return out;
}

} // namespace botoscope::ui
