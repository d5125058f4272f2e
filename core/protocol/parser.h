#pragma once
#include "core/base/result.h"
#include "core/base/value.h"
#include "core/http/message.h"
#include "core/model/service_model.h"

#include <memory>

namespace botoscope::protocol {

/// Turns a response into botocore's parsed dict: output members, "ResponseMetadata", and "Error" where the status is
/// 301 or more (§3.5, §4.8). Timestamps are Value timestamps, blobs blobs. Stateless; safe to use from several threads.
class Parser {
public:
    virtual ~Parser() = default;
    /// shape: the operation's output (nullptr if none), or an exception shape for the second parse of a modelled error
    /// (which adds no metadata). traits: those of the reference to the shape, where query's result wrapper stands; the
    /// shape's own if nullptr. Error: ResponseParser.
    Result<Value> parse(const http::Response& response, const model::Shape* shape,
                        const model::Traits* traits = nullptr) const;

    /// A body in this protocol's format by a shape alone, no headers looked at: payload members.
    /// Error: ResponseParser.
    virtual Result<Value> parseBody(const std::string& body, const model::Shape& shape,
                                    const model::Traits& traits) const = 0;
    /// The same for the payload of an event, whose scalars botocore leaves as they came. Error: ResponseParser.
    virtual Result<Value> parseEvent(const std::string& payload, const model::Shape& shape,
                                     const model::Traits& traits) const
    {
        return parseBody(payload, shape, traits);
    }

private:
    virtual Result<Value> parseOutput(const http::Response& response, const model::Shape* shape,
                                      const model::Traits* traits) const = 0;
    virtual Result<Value> parseException(const http::Response& response, const model::Shape& shape) const = 0;
    virtual Result<Value> parseError(const http::Response& response) const = 0;
};

/// service: outlives the parser. Error: NotSupported for a protocol without a parser.
Result<std::unique_ptr<Parser>> makeParser(model::Protocol protocol, const model::ServiceModel& service);

/// The whole parse of a response as botocore's endpoint does it: parse by the output shape and, for an error whose code
/// is modelled, merge the members of the exception shape into the top level (§3.4). Error: ResponseParser.
Result<Value> parseResponse(const Parser& parser, const http::Response& response,
                            const model::OperationModel& operation);

} // namespace botoscope::protocol
