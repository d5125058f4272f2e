#pragma once
#include "core/protocol/common/response_parts.h"
#include "core/protocol/parser.h"

namespace botoscope::protocol {

/// What rest-json and rest-xml have in common (§4.8): members in headers and status, a payload member that is the whole
/// body (bytes, text, a structure, an event stream's raw frames), else the body's members.
class RestParser : public Parser {
protected:
    explicit RestParser(BooleanText booleans) : m_booleans(booleans) {}
    /// The body's members, or a payload's.
    virtual Result<Value> readBody(const http::Response& response, const model::Shape& shape,
                                   const model::Traits& traits) const
    {
        return parseBody(bodyOf(response), shape, traits);
    }

private:
    Result<Value> parseOutput(const http::Response& response, const model::Shape* shape,
                              const model::Traits* traits) const override;
    Result<Value> parseException(const http::Response& response, const model::Shape& shape) const override;
    Result<void> readMembers(const http::Response& response, const model::Shape& shape, const model::Traits& traits,
                             Map& out) const;
    Result<Value> readPayload(const http::Response& response, const model::Member& payload) const;

    BooleanText m_booleans;
};

} // namespace botoscope::protocol
