#include "app/exit_status.h"

#include "core/base/one_line.h"

#include <QCoreApplication>
#include <cstdio>
#include <string>

namespace botoscope::app {

namespace {

constexpr const char* withoutKeychain =
    "Unlock the desktop's keychain or start a secret service (gnome-keyring, KeePassXC, KWallet) and try again. "
    "Nothing "
    "was stored elsewhere; keys can stay in ~/.aws/credentials, or come from another credential_process.";

/// Refused because a person marked the profile.
bool isReadOnlyProfile(const Error& error)
{
    return !error.get("read_only").empty();
}

std::string whatToDo(const Error& error)
{
    if (error.get("keychain") == "unavailable") {
        return withoutKeychain;
    }
    if (isReadOnlyProfile(error)) {
        return "--allow-changes sends it this once; the window lifts the mark.";
    }
    if (!error.get("sign_in").empty()) {
        const std::string_view profile = error.get("profile");
        return "Run: botoscope sign-in" + (profile.empty() ? "" : " --profile " + std::string(profile));
    }
    switch (error.code) {
    case ErrorCode::InvalidArgument:
        return "See botoscope --help.";
    case ErrorCode::UnknownService:
        return "botoscope services lists all services.";
    case ErrorCode::UnknownOperation:
        return "botoscope operations SERVICE lists a service's operations.";
    case ErrorCode::ParamValidation:
        return "botoscope skeleton SERVICE OPERATION shows an input that fits.";
    case ErrorCode::NoCredentials:
        return "Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, choose a profile with --profile, try --profile "
               "simulator, or send unsigned with --no-sign-request.";
    case ErrorCode::ProfileNotFound:
        return "Choose a profile that is in ~/.aws/config or ~/.aws/credentials.";
    case ErrorCode::NoRegion:
        return "Give --region, or set region in the profile or AWS_DEFAULT_REGION.";
    case ErrorCode::ReadTimeout:
        return "Try again, or give the service longer with --cli-read-timeout SECONDS (0: no limit).";
    case ErrorCode::ConnectTimeout:
        return "Check the network, the region and --endpoint-url; --cli-connect-timeout SECONDS waits longer.";
    case ErrorCode::ConnectionClosed:
        return "Try again; --trace shows how far it came.";
    case ErrorCode::Cancelled:
        return "What was sent may have taken effect: look before you send it again.";
    case ErrorCode::EndpointConnection:
        return "Check the network, the region and --endpoint-url.";
    case ErrorCode::Ssl:
        return "Name the server's certificate with AWS_CA_BUNDLE or ca_bundle in the profile.";
    case ErrorCode::ResponseParser:
        return "--output raw and --trace show the response as it came.";
    default:
        return "";
    }
}

} // namespace

int exitStatus(ErrorCode code)
{
    switch (code) {
    case ErrorCode::InvalidArgument:
    case ErrorCode::ParamValidation:
    case ErrorCode::Parse:
    case ErrorCode::UnknownService:
    case ErrorCode::UnknownOperation:
    case ErrorCode::InvalidExpression:
        return exitUsage;
    case ErrorCode::ConfigParse:
    case ErrorCode::InvalidConfig:
    case ErrorCode::ProfileNotFound:
    case ErrorCode::NoRegion:
    case ErrorCode::InvalidRegion:
    case ErrorCode::NoCredentials:
    case ErrorCode::PartialCredentials:
    case ErrorCode::CredentialRetrieval:
    case ErrorCode::NoAuthToken:
        return exitConfiguration;
    case ErrorCode::ClientError:
        return exitServiceError;
    default:
        return exitOther;
    }
}

void endLater(int status)
{
    QMetaObject::invokeMethod(
        QCoreApplication::instance(), [status] { QCoreApplication::exit(status); }, Qt::QueuedConnection);
}

namespace {

/// One paragraph: the message, what its context adds to it, and what to do. Services may send anything, so control
/// characters are written out.
std::string paragraph(const Error& error)
{
    std::string text = error.message;
    for (const char* key : {"where", "path", "near", "attempts"}) {
        const std::string_view value = error.get(key);
        if (!value.empty() && text.find(value) == std::string::npos) {
            text += " (" + std::string(value) + ')';
        }
    }
    const std::string next = whatToDo(error);
    if (!text.empty() && text.back() != '.' && !next.empty()) {
        text += '.';
    }
    return oneLine(text + (next.empty() ? "" : " ") + next);
}

} // namespace

int reportError(const Error& error)
{
    std::fprintf(stderr, "botoscope: %s\n", paragraph(error).c_str());
    return isReadOnlyProfile(error) ? exitConfiguration : exitStatus(error.code);
}

void reportWarning(const Error& warning)
{
    std::fprintf(stderr, "botoscope: warning: %s\n", paragraph(warning).c_str());
}

void reportHints(const std::vector<std::string>& hints)
{
    for (const std::string& hint : hints) {
        std::fprintf(stderr, "botoscope: warning: %s\n", oneLine(hint).c_str());
    }
}

} // namespace botoscope::app
