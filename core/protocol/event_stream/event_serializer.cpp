#include "core/protocol/event_stream/event_serializer.h"

#include "core/protocol/json/json_body.h"

#include <algorithm>

namespace botoscope::protocol {

namespace {

EventHeader textHeader(std::string name, std::string_view text)
{
    return {std::move(name), EventHeaderType::String, Value(text)};
}

/// One event on its way into a message.
class EventWriter {
public:
    explicit EventWriter(const model::Member& event) : m_event(event)
    {
        m_rules.timeFormat = TimeFormat::UnixTimestamp;
    }

    Result<EventMessage> write(const Value& value)
    {
        const bool exception = m_event.ref.shape().isException();
        m_message.headers.push_back(textHeader(":message-type", exception ? "exception" : "event"));
        m_message.headers.push_back(textHeader(exception ? ":exception-type" : ":event-type", m_event.name.view()));
        if (!value.isMap()) {
            m_failure.wrongKind(m_event.name.view(), "a structure", value);
        } else if (nestsDeeperThan(value, maxParameterDepth)) {
            m_failure.tooDeep();
        } else {
            writeMembers(value);
        }
        if (m_failure.happened()) {
            return m_failure.error();
        }
        return std::move(m_message);
    }

private:
    void writeMembers(const Value& value)
    {
        const model::Shape& shape = m_event.ref.shape();
        const model::Member* payload = nullptr;
        bool implicit = false;
        Map rest;
        std::vector<EventHeader> headers;
        for (const model::Member& member : shape.members) {
            const model::Traits& traits = member.ref.traits();
            const Value* given = value.find(member.name.view());
            payload = traits.eventpayload ? &member : payload;
            implicit = implicit || !(traits.eventpayload || traits.eventheader);
            if (!given || given->isNull() || traits.eventpayload) {
                continue;
            }
            if (traits.eventheader) {
                headers.push_back(header(member, *given));
            } else {
                rest.set(member.name, *given);
            }
        }
        if (payload) {
            writePayload(*payload, value[payload->name.view()]);
        } else if (implicit) {
            setBody("application/json", JsonBody(m_rules, m_failure).write(Value(std::move(rest)), shape));
        }
        m_message.headers.insert(m_message.headers.end(), headers.begin(), headers.end());
    }

    EventHeader header(const model::Member& member, const Value& value)
    {
        const std::string name = member.name.str();
        switch (member.ref.type()) {
        case model::ShapeType::Boolean:
            return {name, value.toBool() ? EventHeaderType::True : EventHeaderType::False, value};
        case model::ShapeType::Integer:
            return {name, EventHeaderType::Integer, value};
        case model::ShapeType::Long:
            return {name, EventHeaderType::Long, value};
        case model::ShapeType::Blob:
            return {name, EventHeaderType::Bytes, Value(Blob(rawBytes(value, m_failure)))};
        case model::ShapeType::Timestamp:
            return {name, EventHeaderType::Timestamp, milliseconds(member, value)};
        default:
            if (!value.isString()) {
                m_failure.wrongKind(name, "a text", value);
            }
            return {name, EventHeaderType::String, value};
        }
    }

    Value milliseconds(const model::Member& member, const Value& value)
    {
        if (value.isTimestamp()) {
            return value.toTimestamp().micros / 1000;
        }
        model::Traits traits;
        const Value seconds = timeValue(value, traits, m_rules, m_failure);
        if (!seconds.isNumber()) {
            m_failure.wrongKind(member.name.view(), "a time", value);
        }
        return static_cast<std::int64_t>(seconds.toDouble() * 1000);
    }

    void writePayload(const model::Member& member, const Value& value)
    {
        if (value.isNull()) {
            return;
        }
        switch (member.ref.type()) {
        case model::ShapeType::Blob:
            setBody("application/octet-stream", rawBytes(value, m_failure));
            break;
        case model::ShapeType::String:
            setBody("text/plain", rawBytes(value, m_failure));
            break;
        default:
            setBody("application/json", JsonBody(m_rules, m_failure).write(value, member.ref));
        }
    }

    void setBody(std::string_view type, std::string body)
    {
        m_message.headers.push_back(textHeader(":content-type", type));
        m_message.payload = std::move(body);
    }

    const model::Member& m_event;
    ScalarRules m_rules;
    Failure m_failure;
    EventMessage m_message;
};

} // namespace

Result<EventMessage> serializeEvent(const Value& event, const model::Shape& stream)
{
    if (!event.isMap() || event.size() != 1) {
        return Error(ErrorCode::ParamValidation, "An event of " + stream.name.str() + " has exactly one member");
    }
    const auto& entry = *event.map().begin();
    const model::Member* member = stream.member(entry.key.view());
    if (!member) {
        return Error(ErrorCode::ParamValidation, "Unknown event of " + stream.name.str() + ": " + entry.key.str());
    }
    return EventWriter(*member).write(entry.value);
}

} // namespace botoscope::protocol
