#include "app/commands.h"

#include "app/composition.h"
#include "app/exit_status.h"
#include "core/base/json.h"
#include "core/base/one_line.h"
#include "core/base/time_format.h"
#include "core/client/explain.h"
#include "core/engine/sessions.h"

#include <QCoreApplication>
#include <cstdio>

namespace botoscope::app {

namespace {

using client::Explanation;
using credentials::Attempt;

void print(int indent, const std::string& text)
{
    std::printf("%*s%s\n", indent, "", oneLine(text).c_str());
}

std::string words(const client::ExplainedValue& value)
{
    const std::string text = value.value.isString() ? value.value.toString() : writeJson(value.value, JsonStyle::Line);
    return value.name + " = " + (value.value.isNull() ? "-" : text) + "  (" + value.source + ')';
}

void printAttempt(const Attempt& attempt, int indent)
{
    const char* mark = attempt.outcome == Attempt::Outcome::Found    ? "+ "
                       : attempt.outcome == Attempt::Outcome::Failed ? "! "
                                                                     : "- ";
    const std::string subject = attempt.subject.empty() ? "" : attempt.subject + ": ";
    print(indent, mark + subject + attempt.method + ": " + attempt.explanation);
    for (const credentials::Fact& fact : attempt.facts) {
        print(indent + 4, fact.name + " = " + fact.value + (fact.source.empty() ? "" : "  (" + fact.source + ')'));
    }
    if (attempt.expires) {
        print(indent + 4, "expires " + formatIso8601(*attempt.expires));
    }
    for (const Attempt& below : attempt.nested) {
        printAttempt(below, indent + 4);
    }
}

void printExplanation(const Explanation& explanation)
{
    if (!explanation.attempts.empty()) {
        std::puts("\nCredential providers, in the order they are asked (+ found, - declined, ! failed):");
    }
    for (const Attempt& attempt : explanation.attempts) {
        printAttempt(attempt, 2);
    }
    std::puts("\nSettings that are not what they are by default:");
    for (const client::ExplainedValue& setting : explanation.settings) {
        print(2, words(setting));
    }
}

void printText(const Explanation& explanation, bool explain)
{
    print(0, "profile      " + explanation.profile + "  (" + explanation.profileSource + ')');
    print(0, "region       " + words(explanation.region).substr(std::string("region = ").size()));
    if (!explanation.method.empty()) {
        const std::string key = explanation.accessKeyHint.empty() ? "" : ", key ****" + explanation.accessKeyHint;
        const std::string expiry = explanation.expires ? ", until " + formatIso8601(*explanation.expires) : "";
        print(0, "credentials  " + explanation.method + key + expiry);
    }
    if (!explanation.accountId.empty()) {
        print(0, "account      " + explanation.accountId);
    }
    if (!explanation.arn.empty()) {
        print(0, "arn          " + explanation.arn);
    }
    print(0, "asked at     " + words(explanation.endpoint).substr(std::string("endpoint_url = ").size()));
    if (explain) {
        printExplanation(explanation);
    }
}

void printJson(const Explanation& explanation, bool explain)
{
    Value value = Map();
    const auto orNull = [](const std::string& text) { return text.empty() ? Value() : Value(text); };
    value.set("Account", orNull(explanation.accountId));
    value.set("Arn", orNull(explanation.arn));
    value.set("UserId", orNull(explanation.userId));
    if (explain) {
        value.set("Explanation", client::toValue(explanation));
    }
    std::printf("%s\n", writeJson(value).c_str());
}

/// Alive until the application ends.
class WhoAmICommand {
public:
    explicit WhoAmICommand(const CommandLine& line)
        : m_line(line), m_setup(terminalSetup(makeLoader(line.profile))), m_sessions(m_setup)
    {
    }

    void start() { m_task = run(); }

private:
    Task<> run()
    {
        const std::string profile = m_line.profile.empty() ? chosenProfile() : m_line.profile;
        if (m_sessions.isSimulator(profile)) {
            showSimulator(profile);
            co_return;
        }
        auto session = m_sessions.session(m_line.profile);
        if (!session.ok()) {
            endLater(reportError(session.error()));
            co_return;
        }
        const auto depth = m_line.offline ? client::ExplainDepth::Chosen : client::ExplainDepth::Identity;
        auto explaining = client::explain(*session, m_line.region, depth);
        const Explanation explanation = co_await explaining;
        show(explanation);
        const auto& error = explanation.error ? explanation.error : explanation.identityError;
        endLater(error ? reportError(*error) : exitDone);
    }

    /// Nothing chosen and nothing there means the simulator, as everywhere.
    std::string chosenProfile() { return m_sessions.defaultProfile(); }

    void showSimulator(const std::string& profile)
    {
        const engine::Identity identity = m_sessions.describe(profile, m_line.region);
        Explanation explanation;
        explanation.profile = profile;
        explanation.profileSource = identity.profileSource;
        explanation.region = {"region", identity.region, identity.regionSource};
        explanation.method = engine::simulatorProfile;
        explanation.accountId = "123456789012";
        explanation.endpoint = {"endpoint_url", Value(), "the simulator inside the program"};
        show(explanation);
        endLater(exitDone);
    }

    void show(const Explanation& explanation) const
    {
        if (m_line.output == "json") {
            printJson(explanation, m_line.explain);
        } else {
            printText(explanation, m_line.explain);
        }
        std::fflush(stdout);
    }

    CommandLine m_line;
    engine::EngineSetup m_setup;
    engine::Sessions m_sessions;
    Task<> m_task;
};

} // namespace

void startWhoAmI(const CommandLine& line)
{
    auto command = std::make_shared<WhoAmICommand>(line);
    QObject::connect(QCoreApplication::instance(), &QCoreApplication::aboutToQuit,
                     [command]() mutable { command.reset(); });
    command->start();
}

} // namespace botoscope::app
