#pragma once
#include "core/base/value.h"
#include "core/http/body_source.h"
#include "core/http/body_stream.h"
#include "core/http/headers.h"

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace botoscope::http {

/// An ordered list of parameters; values are text already, not yet percent-encoded.
using Parameters = std::vector<std::pair<std::string, std::string>>;

/// A request body: nothing, bytes (shared between copies), form parameters that become bytes when the request is
/// prepared (query and ec2 keep them editable until then, botocore-behaviour.md §4.2), or a stream that is read while
/// it is sent.
class Body {
public:
    Body() = default;
    explicit Body(std::string bytes) : m_bytes(std::make_shared<const std::string>(std::move(bytes))) {}
    explicit Body(Parameters form) : m_form(std::make_shared<const Parameters>(std::move(form))) {}

    explicit Body(std::shared_ptr<BodySource> stream) : m_stream(std::move(stream)) {}

    bool isForm() const { return m_form != nullptr; }
    bool isStream() const { return m_stream != nullptr; }
    bool empty() const
    {
        return m_form ? m_form->empty() : m_stream ? m_stream->size() == 0 : (!m_bytes || m_bytes->empty());
    }
    /// Bytes as they go over the wire; nullopt for a stream of unknown length.
    std::optional<std::int64_t> size() const;
    const Parameters& form() const;
    void setForm(Parameters form);
    /// Bytes as they go over the wire; a form is encoded as application/x-www-form-urlencoded ("+" for spaces). None
    /// of a stream: ask stream().
    std::string bytes() const;
    /// The bytes without a copy where it is not a form.
    std::shared_ptr<const std::string> shared() const;
    const std::shared_ptr<BodySource>& stream() const { return m_stream; } ///< nullptr if it is none
    friend bool operator==(const Body& a, const Body& b);

private:
    std::shared_ptr<BodySource> m_stream;
    std::shared_ptr<const std::string> m_bytes;
    std::shared_ptr<const Parameters> m_form;
};

/// What a serializer makes and before-call handlers may change: botocore's "request dict".
struct RequestDict {
    std::string method = "POST";
    std::string urlPath = "/"; ///< encoded; may hold a literal query string from the model
    Parameters query;          ///< added to the URL when prepared, RFC 3986 encoding
    bool bareQuery = false;    ///< "?" even without parameters: a query string that was given as an empty list
    Headers headers;
    Body body;
    std::string hostPrefix; ///< expanded; empty for none
    std::string authPath;   ///< empty for none
    std::string url;        ///< set by prepareRequest: endpoint + prefix + path + query
};

/// One attempt's request: what goes over the wire. The URL is encoded and sent byte for byte.
struct Request {
    std::string method;
    std::string url; ///< absolute, with query
    Headers headers; ///< all of them but Host, in order; Content-Length is added when it is prepared
    Body body;
    bool streamOutput = false;
    std::string authPath;
};

/// A body as somebody has read it before its parser, who asks for it by its own type. Good for that body only.
struct ReadBody {
    explicit ReadBody(std::shared_ptr<const std::string> of) : body(std::move(of)) {}
    ReadBody(const ReadBody&) = delete;
    ReadBody& operator=(const ReadBody&) = delete;
    virtual ~ReadBody() = default;
    std::shared_ptr<const std::string> body;
};

/// A response as it came.
struct Response {
    int status = 0;
    std::string reason; ///< reason phrase, may be empty
    Headers headers;
    std::shared_ptr<const std::string> body; ///< never null in a complete response
    Headers trailers;
    /// Set where the caller wanted to read the body as it comes (TransportOptions::streamBody): body is empty then.
    std::shared_ptr<BodyStream> stream;
    std::shared_ptr<const ReadBody> read; ///< between a handler that looks into the body and the parser; else null
    std::string_view bodyView() const { return body ? std::string_view(*body) : std::string_view(); }
};

/// Joins endpoint, host prefix, path and query as botocore's prepare_request_dict does (§3.3 step 8): paths
/// concatenated with one "/" between, "/" if both are empty.
std::string buildUrl(std::string_view endpointUrl, const RequestDict& request);

/// A URL's parts as text, nothing decoded. host keeps IPv6 brackets; port 0 when none is written.
struct UrlParts {
    std::string scheme, userinfo, host, path, query, fragment;
    int port = 0;
    bool hasQuery = false;
    std::string authority() const; ///< host[:port] as written
};
std::optional<UrlParts> splitUrl(std::string_view url);
std::string joinUrl(const UrlParts& parts);

} // namespace botoscope::http
