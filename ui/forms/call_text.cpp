#include "ui/forms/call_text.h"

#include "core/base/json.h"
#include "core/base/time_format.h"
#include "ui/forms/value_text.h"

#include <QRegularExpression>
#include <map>

namespace botoscope::ui {

namespace {

constexpr const char* hiddenText = "<hidden>";

/// The AWS CLI's command where it is not the service's folder name.
QString cliService(const std::string& service)
{
    static const std::map<std::string, QString> renamed = {{"s3", QStringLiteral("s3api")},
                                                           {"codedeploy", QStringLiteral("deploy")},
                                                           {"config", QStringLiteral("configservice")}};
    const auto found = renamed.find(service);
    return found == renamed.end() ? toQString(service) : found->second;
}

QString pythonBytes(std::string_view bytes)
{
    QString text = QStringLiteral("b\"");
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            text += QLatin1Char('\\');
        }
        text += byte >= 0x20 && byte < 0x7f ? QString(QLatin1Char(c))
                                            : QStringLiteral("\\x%1").arg(byte, 2, 16, QLatin1Char('0'));
    }
    return text + QLatin1Char('"');
}

QString python(const Value& value, int depth);

QString pythonItems(const QStringList& items, char open, char close, int depth)
{
    if (items.isEmpty()) {
        return QString(QLatin1Char(open)) + QLatin1Char(close);
    }
    const QString indent((depth + 1) * 4, QLatin1Char(' '));
    return QLatin1Char(open) + QStringLiteral("\n") + indent + items.join(QStringLiteral(",\n") + indent) +
           QStringLiteral(",\n") + QString(depth * 4, QLatin1Char(' ')) + QLatin1Char(close);
}

QString pythonString(std::string_view text)
{
    std::string quoted;
    appendJsonString(quoted, text, false);
    return toQString(quoted);
}

QString python(const Value& value, int depth)
{
    QStringList items;
    switch (value.kind()) {
    case Value::Kind::Null:
        return QStringLiteral("None");
    case Value::Kind::Bool:
        return value.toBool() ? QStringLiteral("True") : QStringLiteral("False");
    case Value::Kind::String:
        return pythonString(value.toString());
    case Value::Kind::Blob:
        return pythonBytes(value.toBlob().view());
    case Value::Kind::Timestamp:
        return pythonString(formatIso8601(value.toTimestamp()));
    case Value::Kind::List:
        for (const Value& item : value.list()) {
            items += python(item, depth + 1);
        }
        return pythonItems(items, '[', ']', depth);
    case Value::Kind::Map:
        for (const auto& [key, item] : value.map()) {
            items += pythonString(key) + QStringLiteral(": ") + python(item, depth + 1);
        }
        return pythonItems(items, '{', '}', depth);
    default: {
        const QString number = toQString(writeJson(value, JsonStyle::Python));
        static const QRegularExpression special(QStringLiteral("^(-?)(NaN|Infinity)$"));
        const auto match = special.match(number);
        return match.hasMatch() ? QStringLiteral("float(\"%1\")").arg(number.toLower()) : number;
    }
    }
}

QString boto3Text(const model::OperationModel& operation, const Value& params, const CallPlace& place)
{
    QString session = QStringLiteral("boto3");
    if (!place.profile.isEmpty()) {
        session = QStringLiteral("boto3.Session(profile_name=%1)").arg(pythonString(toUtf8(place.profile)));
    }
    QString arguments = pythonString(operation.service->serviceName());
    if (!place.region.isEmpty()) {
        arguments += QStringLiteral(", region_name=%1").arg(pythonString(toUtf8(place.region)));
    }
    QStringList items;
    bool keywords = true;
    static const QRegularExpression identifier(QStringLiteral("^[A-Za-z_][A-Za-z0-9_]*$"));
    for (const auto& [key, item] : params.map()) {
        keywords = keywords && identifier.match(toQString(key)).hasMatch();
        items += toQString(key) + QLatin1Char('=') + python(item, 1);
    }
    const QString call = keywords ? pythonItems(items, '(', ')', 0) : QStringLiteral("(**%1)").arg(python(params, 0));
    return QStringLiteral("import boto3\n\nclient = %1.client(%2)\nresponse = client.%3%4\n")
        .arg(session, arguments, toQString(model::xformName(operation.name)), call);
}

QString commandLine(CallLanguage language, const model::OperationModel& operation, const Value& params,
                    const CallPlace& place)
{
    const bool cli = language == CallLanguage::AwsCli;
    QString text =
        cli ? QStringLiteral("aws %1 %2")
                  .arg(cliService(operation.service->serviceName()), toQString(model::xformName(operation.name, '-')))
            : QStringLiteral("botoscope call %1 %2")
                  .arg(toQString(operation.service->serviceName()), toQString(operation.name));
    const QString next = QStringLiteral(" \\\n    ");
    if (!place.profile.isEmpty()) {
        text += next + QStringLiteral("--profile ") + shellQuoted(place.profile);
    }
    if (!place.region.isEmpty()) {
        text += next + QStringLiteral("--region ") + shellQuoted(place.region);
    }
    if (params.size() > 0) {
        text += next + (cli ? QStringLiteral("--cli-input-json ") : QStringLiteral("--input ")) +
                shellQuoted(toQString(writeJson(params, JsonStyle::Pretty)));
    }
    return text + QLatin1Char('\n');
}

} // namespace

QString shellQuoted(const QString& text)
{
    static const QRegularExpression plain(QStringLiteral("^[A-Za-z0-9_./:@%+=,-]+$"));
    if (plain.match(text).hasMatch()) {
        return text;
    }
    QString quoted = text;
    quoted.replace(QLatin1Char('\''), QStringLiteral("'\\''"));
    return QLatin1Char('\'') + quoted + QLatin1Char('\'');
}

CallText callText(CallLanguage language, const model::OperationModel& operation, const Value& params,
                  const CallPlace& place)
{
    CallText result;
    Value shown = params;
    if (operation.input) {
        shown = redacted(params, *operation.input, [&result](const Value&) {
            ++result.hidden;
            return Value(hiddenText);
        });
    }
    result.text = language == CallLanguage::Boto3 ? boto3Text(operation, shown, place)
                                                  : commandLine(language, operation, shown, place);
    return result;
}

} // namespace botoscope::ui
