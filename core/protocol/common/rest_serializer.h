#pragma once
#include "core/protocol/common/keyed_texts.h"
#include "core/protocol/common/scalar.h"
#include "core/protocol/serializer.h"

namespace botoscope::protocol {

/// What rest-json and rest-xml share (§4.5): parameters spread over URI, query string, headers and body. How a body
/// looks is the derived class's business.
class RestSerializer : public Serializer {
public:
    Result<http::RequestDict> serialize(const Value& params, const model::OperationModel& operation) const override;

protected:
    explicit RestSerializer(SerializerOptions options) : m_milliseconds(options.millisecondTimestamps) {}
    bool milliseconds() const { return m_milliseconds; }
    /// The body of a payload member, or of the input's own members (ref: the operation's input).
    virtual std::string writeBody(const Value& params, const model::ShapeRef& ref, Failure& failure) const = 0;
    /// The body of a payload structure that is not there.
    virtual std::string emptyBody() const { return {}; }
    /// True when an input without body parameters sends emptyBody() all the same.
    virtual bool needsEmptyBody(const model::Shape&) const { return false; }
    /// Content type of a body that is not a blob or text; empty for none.
    virtual std::string contentType() const { return {}; }

private:
    struct Parts;
    void place(const model::Member& member, const Value& value, Parts& parts) const;
    void placeQuery(const model::Member& member, const Value& value, Parts& parts) const;
    void placeHeader(const model::Member& member, const Value& value, Parts& parts) const;
    void fillBody(const Value& params, const model::ShapeRef& input, Parts& parts, http::RequestDict& request) const;

    bool m_milliseconds;
};

} // namespace botoscope::protocol
