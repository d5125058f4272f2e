#include "core/credentials/process_provider.h"

#include "core/base/json.h"
#include "core/config/shell_split.h"
#include "core/credentials/failure.h"
#include "core/credentials/masked_text.h"
#include "core/credentials/moment.h"
#include "core/credentials/profile_view.h"

namespace botoscope::credentials {

namespace {

constexpr const char* method = "custom-process";

Error failure(const std::string& what)
{
    return retrievalFailure(method, what);
}

/// The words of a program's end that was none of the good ones.
std::string endInWords(const ProcessOutcome& outcome, const ProcessRequest& request)
{
    switch (outcome.end) {
    case ProcessOutcome::End::TimedOut:
        return "it had not ended after " + std::to_string(request.timeoutMicros / 1'000'000) + " seconds";
    case ProcessOutcome::End::TooMuchOutput:
        return "it printed more than " + std::to_string(request.maxOutputBytes) + " bytes";
    case ProcessOutcome::End::Killed:
        return "it was killed by signal " + std::to_string(outcome.status);
    case ProcessOutcome::End::Exited:
        break;
    }
    return "it ended with status " + std::to_string(outcome.status);
}

Error programFailure(const ProcessOutcome& outcome, const ProcessRequest& request)
{
    std::string words = "\"" + request.arguments.front() + "\" failed: " + endInWords(outcome, request);
    const std::string errors = maskedText(outcome.errors.reveal());
    if (!errors.empty()) {
        words += " and wrote: " + errors;
    }
    return failure(words);
}

/// What the program printed, by the documented form.
Result<Fetched> readOutput(const std::string& text, const std::string& profileAccount)
{
    const auto parsed = parseJson(text, JsonGrammar::Python);
    if (!parsed.ok() || !parsed->isMap()) {
        return failure("what it printed is not a JSON object");
    }
    const Value& version = (*parsed)["Version"];
    if (!version.isNumber() || version.toDouble() != 1) {
        const std::string shown = version.isNull()     ? "<Version key not provided>"
                                  : version.isString() ? version.toString()
                                                       : writeJson(version, JsonStyle::Line);
        return failure("Unsupported version '" + shown.substr(0, 40) +
                       "' for credential process provider, supported versions: 1");
    }
    for (const char* key : {"AccessKeyId", "SecretAccessKey"}) {
        if (!parsed->find(key)) {
            return failure("Missing required key in response: '" + std::string(key) + '\'');
        }
    }
    Fetched fetched;
    fetched.credentials.accessKeyId = (*parsed)["AccessKeyId"].toString();
    fetched.credentials.secretAccessKey = SecretString((*parsed)["SecretAccessKey"].toString());
    fetched.credentials.sessionToken = SecretString((*parsed)["SessionToken"].toString());
    const std::string& account = (*parsed)["AccountId"].toString();
    fetched.credentials.accountId = account.empty() ? profileAccount : account;
    fetched.credentials.method = method;
    fetched.credentials.features = {"CREDENTIALS_PROFILE_PROCESS", "CREDENTIALS_PROCESS"};
    const Value& expiration = (*parsed)["Expiration"];
    if (!expiration.isNull()) {
        fetched.expires = readMoment(expiration.toString());
        if (!fetched.expires) {
            return failure("its Expiration is not a time");
        }
    }
    return fetched;
}

/// Runs the program and reads what it prints.
Task<Result<Fetched>> fetch(std::shared_ptr<const Surroundings> around, std::string command, std::string account,
                            FetchLog& log)
{
    auto words = config::shellSplit(command);
    if (!words || words->empty()) {
        co_return failure(words ? "credential_process is empty" : "credential_process has an open quotation");
    }
    if (!around->local.processes) {
        co_return failure("programs can't be run here");
    }
    ProcessRequest request;
    request.arguments = std::move(*words);
    auto running = around->local.processes->run(request);
    auto outcome = co_await running;
    if (!outcome.ok()) {
        co_return failure(outcome.error().message).with("exception", "OSError");
    }
    log.note("ran \"" + request.arguments.front() + "\": " + endInWords(*outcome, request));
    if (outcome->end != ProcessOutcome::End::Exited || outcome->status != 0) {
        co_return programFailure(*outcome, request);
    }
    co_return readOutput(outcome->output.reveal(), account);
}

} // namespace

Task<Result<Answer>> ProcessProvider::load(Asking& asking)
{
    const ProfileView profile(m_around->settings.profiles().profile(m_profile));
    const auto command = profile.text("credential_process");
    if (!command) {
        co_return Answer("profile " + m_profile + " has no credential_process");
    }
    const std::string where = profile.where("credential_process");
    // Arguments may be secrets; the program's name tells which it is.
    const auto words = config::shellSplit(*command);
    asking.attempt.facts = {{"credential_process", words && !words->empty() ? words->front() : "", where}};
    const auto again = [around = m_around, command = *command, account = profile.firstOf({"aws_account_id"})](
                           FetchLog& log) { return fetch(around, command, account, log); };
    auto running = again(asking.log);
    auto first = co_await running;
    if (!first.ok()) {
        co_return std::move(first).error().with("where", where);
    }
    const std::string found = "profile " + m_profile + " at " + where;
    if (!first->expires) {
        co_return Answer(std::move(first->credentials), found);
    }
    co_return Answer(std::make_shared<RefreshableCredentials>(*m_around->clock, again, std::move(*first)), found);
}

} // namespace botoscope::credentials
