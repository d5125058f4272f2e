#include "app/exit_status.h"

#include <cstdio>
#include <string>

namespace botoscope::app {

namespace {

const char* whatToDo(ErrorCode code)
{
    switch (code) {
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
    case ErrorCode::EndpointConnection:
        return "Check the network, the region and --endpoint-url.";
    case ErrorCode::Ssl:
        return "Name the server's certificate with AWS_CA_BUNDLE or ca_bundle in the profile.";
    case ErrorCode::ResponseParser:
        return "--trace shows the response as it came.";
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

int reportError(const Error& error)
{
    std::string text = error.message;
    for (const char* key : {"where", "path", "near"}) {
        const std::string_view value = error.get(key);
        if (!value.empty() && text.find(value) == std::string::npos) {
            text += " (" + std::string(value) + ')';
        }
    }
    const std::string next = whatToDo(error.code);
    if (!text.empty() && text.back() != '.' && !next.empty()) {
        text += '.';
    }
    std::fprintf(stderr, "botoscope: %s%s%s\n", text.c_str(), next.empty() ? "" : " ", next.c_str());
    return exitStatus(error.code);
}

} // namespace botoscope::app
