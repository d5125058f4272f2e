#include "ui/profiles/why_tree.h"

#include "core/base/json.h"
#include "ui/common/time_left.h"

#include <QCoreApplication>
#include <QDateTime>
#include <array>
#include <utility>

namespace botoscope::ui {

namespace {

using credentials::Attempt;

constexpr auto scope = "Why";

QString words(const char* text)
{
    return QCoreApplication::translate(scope, text);
}

QString text(const std::string& utf8)
{
    return QString::fromStdString(utf8);
}

QString text(const Value& value)
{
    return value.isString() ? text(value.toString())
           : value.isNull() ? QString()
                            : text(writeJson(value, JsonStyle::Line));
}

QString expiryText(Timestamp expires)
{
    const qint64 left = expires.seconds() - QDateTime::currentSecsSinceEpoch();
    const QString at =
        QDateTime::fromSecsSinceEpoch(expires.seconds()).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss t"));
    return left > 0 ? words("%1, in %2").arg(at, timeLeft(left)) : words("%1, expired").arg(at);
}

WhyNode nodeOf(const Attempt& attempt);

/// Providers that were asked for another profile stand below its name.
void addNested(WhyNode& node, const std::vector<Attempt>& nested)
{
    std::string subject;
    std::size_t at = 0;
    for (const Attempt& attempt : nested) {
        if (attempt.subject.empty()) {
            node.below.push_back(nodeOf(attempt));
            continue;
        }
        if (attempt.subject != std::exchange(subject, attempt.subject)) {
            at = node.below.size();
            node.below.push_back({Icon::User, Token::TextSecondary, text(attempt.subject), {}, {}, {}});
        }
        node.below[at].below.push_back(nodeOf(attempt));
    }
}

WhyNode nodeOf(const Attempt& attempt)
{
    WhyNode node;
    const bool found = attempt.outcome == Attempt::Outcome::Found;
    const bool failed = attempt.outcome == Attempt::Outcome::Failed;
    node.icon = found ? Icon::Check : failed ? Icon::Error : Icon::Minus;
    node.tint = found ? Token::Ok : failed ? Token::Error : Token::TextSecondary;
    node.name = providerWord(attempt.method);
    const QString outcome = found ? words("found") : failed ? words("failed") : words("nothing");
    node.what = attempt.explanation.empty() ? outcome : words("%1: %2").arg(outcome, text(attempt.explanation));
    for (const credentials::Fact& fact : attempt.facts) {
        node.below.push_back(
            {Icon::Dot, Token::TextSecondary, text(fact.name), text(fact.value), text(fact.source), {}});
    }
    if (attempt.expires) {
        node.below.push_back(
            {Icon::Clock, Token::TextSecondary, words("expires"), expiryText(*attempt.expires), {}, {}});
    }
    addNested(node, attempt.nested);
    return node;
}

WhyNode nodeOf(const client::ExplainedValue& value, const QString& name, Icon icon)
{
    const QString shown = text(value.value);
    return {icon, Token::TextSecondary, name, shown.isEmpty() ? words("not set") : shown, text(value.source), {}};
}

void append(QString& out, const std::vector<WhyNode>& nodes, int indent)
{
    for (const WhyNode& node : nodes) {
        out += QString(indent, QLatin1Char(' ')) + node.name;
        out += node.what.isEmpty() ? QString() : QStringLiteral(": ") + node.what;
        out += node.where.isEmpty() ? QString() : QStringLiteral("  (") + node.where + QLatin1Char(')');
        out += QLatin1Char('\n');
        append(out, node.below, indent + 4);
    }
}

} // namespace

QString providerWord(const std::string& method)
{
    static constexpr std::array<std::pair<const char*, const char*>, 14> names = {{
        {"explicit", QT_TRANSLATE_NOOP("Why", "Given in code")},
        {"env", QT_TRANSLATE_NOOP("Why", "Environment")},
        {"assume-role", QT_TRANSLATE_NOOP("Why", "Assumed role")},
        {"assume-role-with-web-identity", QT_TRANSLATE_NOOP("Why", "Web identity")},
        {"sso", QT_TRANSLATE_NOOP("Why", "SSO session")},
        {"shared-credentials-file", QT_TRANSLATE_NOOP("Why", "Credentials file")},
        {"login", QT_TRANSLATE_NOOP("Why", "AWS login")},
        {"custom-process", QT_TRANSLATE_NOOP("Why", "Credential process")},
        {"config-file", QT_TRANSLATE_NOOP("Why", "Config file")},
        {"ec2-credentials-file", QT_TRANSLATE_NOOP("Why", "EC2 credentials file")},
        {"boto-config", QT_TRANSLATE_NOOP("Why", "Boto config")},
        {"container-role", QT_TRANSLATE_NOOP("Why", "Container")},
        {"iam-role", QT_TRANSLATE_NOOP("Why", "Instance metadata")},
        {"simulator", QT_TRANSLATE_NOOP("Why", "Simulator")},
    }};
    for (const auto& [name, word] : names) {
        if (method == name) {
            return words(word);
        }
    }
    return text(method);
}

std::vector<WhyNode> whyTree(const engine::Explanation& explanation)
{
    std::vector<WhyNode> tree;
    tree.push_back({Icon::User,
                    Token::TextSecondary,
                    words("Profile"),
                    text(explanation.profile),
                    text(explanation.profileSource),
                    {}});
    WhyNode providers{Icon::Key, explanation.error ? Token::Error : Token::Accent, words("Credentials"), {}, {}, {}};
    providers.what = explanation.error            ? text(explanation.error->message)
                     : explanation.method.empty() ? QString()
                                                  : words("from %1").arg(providerWord(explanation.method));
    for (const Attempt& attempt : explanation.attempts) {
        providers.below.push_back(nodeOf(attempt));
    }
    tree.push_back(std::move(providers));
    tree.push_back(nodeOf(explanation.region, words("Region"), Icon::Globe));
    if (!explanation.endpoint.name.empty()) {
        tree.push_back(nodeOf(explanation.endpoint, words("Endpoint of STS"), Icon::Link));
    }
    if (!explanation.settings.empty()) {
        WhyNode settings{
            Icon::Settings, Token::TextSecondary, words("Settings"), words("those that are no defaults"), {}, {}};
        for (const client::ExplainedValue& setting : explanation.settings) {
            settings.below.push_back(nodeOf(setting, text(setting.name), Icon::Dot));
        }
        tree.push_back(std::move(settings));
    }
    return tree;
}

QString whySummary(const engine::Explanation& explanation)
{
    QStringList parts{text(explanation.profile)};
    if (!explanation.accountId.empty()) {
        parts.append(words("account %1").arg(text(explanation.accountId)));
    }
    if (!explanation.method.empty()) {
        parts.append(providerWord(explanation.method));
    }
    if (!explanation.accessKeyHint.empty()) {
        parts.append(words("key …%1").arg(text(explanation.accessKeyHint)));
    }
    if (explanation.expires) {
        parts.append(words("expires %1").arg(expiryText(*explanation.expires)));
    }
    return parts.join(QStringLiteral(" · "));
}

QString whyText(const engine::Explanation& explanation)
{
    QString out = whySummary(explanation) + QLatin1Char('\n');
    append(out, whyTree(explanation), 0);
    return out;
}

} // namespace botoscope::ui
