#include "core/base/error.h"

#include <array>

namespace botoscope {

namespace {
constexpr std::array names = {
    "InvalidArgument",
    "ParamValidation",
    "Parse",
    "NotSupported",
    "DataNotFound",
    "UnknownService",
    "UnknownOperation",
    "ModelDefect",
    "ConfigParse",
    "InvalidConfig",
    "ProfileNotFound",
    "NoRegion",
    "InvalidRegion",
    "NoCredentials",
    "PartialCredentials",
    "CredentialRetrieval",
    "NoAuthToken",
    "EndpointResolution",
    "UnknownSignatureVersion",
    "EndpointConnection",
    "ConnectTimeout",
    "ReadTimeout",
    "ConnectionClosed",
    "Ssl",
    "ProxyConnection",
    "HttpClient",
    "UnseekableStream",
    "ResponseParser",
    "ChecksumMismatch",
    "ClientError",
    "Cancelled",
    "HandlerFailed",
    "Pagination",
    "Waiter",
    "InvalidExpression",
    "Io",
    "Internal",
};
static_assert(names.size() == static_cast<std::size_t>(ErrorCode::Internal) + 1);
} // namespace

std::string_view errorCodeName(ErrorCode code)
{
    return names.at(static_cast<std::size_t>(code));
}

std::string_view Error::get(std::string_view key) const
{
    for (const auto& [name, value] : context) {
        if (name == key) {
            return value;
        }
    }
    return {};
}

} // namespace botoscope
