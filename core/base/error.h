#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace botoscope {

/// What went wrong, as a fact to branch on. Names follow botocore's exception classes where it has one.
enum class ErrorCode {
    // usage and data
    InvalidArgument, ///< a caller's mistake that no rule below names
    ParamValidation, ///< parameters do not fit the input shape; message is botocore's report
    Parse,           ///< text or bytes that are not what their format demands
    NotSupported,    ///< known, and not possible here
    // model data
    DataNotFound,     ///< no file of that kind in the search path
    UnknownService,   ///< no service of that name
    UnknownOperation, ///< the service has no such operation
    ModelDefect,      ///< the model contradicts itself
    // configuration and credentials
    ConfigParse,         ///< a profile file that can't be read as one
    InvalidConfig,       ///< values that contradict each other
    ProfileNotFound,     ///< the named profile is in neither file
    NoRegion,            ///< an operation needs a region and none is set
    InvalidRegion,       ///< the region is not a valid host label
    NoCredentials,       ///< nobody in the chain had credentials
    PartialCredentials,  ///< half of a key pair
    CredentialRetrieval, ///< a provider failed
    NoAuthToken,         ///< bearer signing without a token
    // endpoint and signing
    EndpointResolution,
    UnknownSignatureVersion,
    // transport; the split follows botocore because retry rules depend on it
    EndpointConnection, ///< DNS, refused, unreachable
    ConnectTimeout,
    ReadTimeout,
    ConnectionClosed, ///< the peer closed before the response was complete
    Ssl,
    ProxyConnection,
    HttpClient,       ///< any other failure of the transport
    UnseekableStream, ///< a retry needs the body again and can't have it
    // response
    ResponseParser, ///< bytes that do not follow the protocol
    ChecksumMismatch,
    ClientError, ///< the service answered with an error; it is data, not our failure
    // flow
    Cancelled,
    HandlerFailed, ///< an event handler failed
    Pagination,
    Waiter,
    InvalidExpression, ///< JMESPath that can't be compiled or evaluated
    Io,                ///< a file or process of the local machine
    Internal,
};

/// The code's name as text, e.g. "ParamValidation".
std::string_view errorCodeName(ErrorCode code);

/// A failure: code decides, message says what happened in plain words, context carries what, where (key, value).
/// Messages and context never contain a secret.
struct Error {
    ErrorCode code = ErrorCode::Internal;
    std::string message;
    std::vector<std::pair<std::string, std::string>> context;

    Error() = default;
    Error(ErrorCode errorCode, std::string text) : code(errorCode), message(std::move(text)) {}
    Error& with(std::string key, std::string value)
    {
        context.emplace_back(std::move(key), std::move(value));
        return *this;
    }
    /// The context value of that key, or empty.
    std::string_view get(std::string_view key) const;
};

} // namespace botoscope
