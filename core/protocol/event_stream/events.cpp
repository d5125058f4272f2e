#include "core/protocol/event_stream/events.h"

#include "core/base/encoding.h"
#include "core/base/time_format.h"

#include <algorithm>

namespace botoscope::protocol {

namespace {

Error broken(std::string what)
{
    return Error(ErrorCode::ResponseParser, "Unable to parse the event stream: " + std::move(what));
}

Value errorValue(std::string_view code, Value message)
{
    return Value::object({{"Error", Value::object({{"Code", code}, {"Message", std::move(message)}})}});
}

Result<std::optional<StreamEvent>> parseException(const Parser& parser, const EventMessage& message,
                                                  const model::Shape& stream)
{
    const std::string_view type = message.text(":exception-type");
    const model::Member* member = stream.member(type);
    if (!member) {
        const Value* text = message.header(":error-message");
        return std::optional(StreamEvent{errorValue(message.text(":error-code"), text ? *text : Value("")), true});
    }
    const auto body = parser.parseEvent(message.payload, member->ref.shape(), member->ref.traits());
    if (!body) {
        return body.error();
    }
    const Value* text = body->find("Message");
    text = text ? text : body->find("message");
    return std::optional(StreamEvent{errorValue(type, text ? *text : Value("")), true});
}

Result<void> readHeaders(const EventMessage& message, const model::Shape& event, Map& out)
{
    for (const model::Member& member : event.members) {
        const Value* value = member.ref.traits().eventheader ? message.header(member.name.view()) : nullptr;
        if (!value) {
            continue;
        }
        if (member.ref.type() != model::ShapeType::Timestamp || !value->isInt()) {
            out.set(member.name, *value);
            continue;
        }
        const auto time = timestampFromSeconds(static_cast<double>(value->toInt()) / 1000.0);
        if (!time) {
            return broken("the header '" + member.name.str() + "' is outside the years 1 to 9999");
        }
        out.set(member.name, *time);
    }
    return {};
}

Result<Value> readPayloadMember(const Parser& parser, const EventMessage& message, const model::ShapeRef& ref)
{
    if (ref.type() == model::ShapeType::Blob) {
        return Value(Blob(message.payload));
    }
    if (ref.type() != model::ShapeType::String) {
        return parser.parseEvent(message.payload, ref.shape(), ref.traits());
    }
    if (!isValidUtf8(message.payload)) {
        return broken("a text that is not UTF-8");
    }
    return Value(message.payload);
}

Result<void> readPayload(const Parser& parser, const EventMessage& message, const model::ShapeRef& event, Map& out)
{
    const auto& members = event.shape().members;
    const auto payload = std::find_if(members.begin(), members.end(),
                                      [](const model::Member& member) { return member.ref.traits().eventpayload; });
    const bool whole = payload == members.end(); // without a payload member the payload is the event itself
    auto value = whole ? parser.parseEvent(message.payload, event.shape(), event.traits())
                       : readPayloadMember(parser, message, payload->ref);
    if (!value) {
        return std::move(value).error();
    }
    if (!whole) {
        out.set(payload->name, *std::move(value));
        return {};
    }
    for (auto& [name, part] : value->editMap()) {
        out.set(name, std::move(part));
    }
    return {};
}

} // namespace

Result<std::optional<StreamEvent>> parseEvent(const Parser& parser, const EventMessage& message,
                                              const model::Shape& stream)
{
    const std::string_view type = message.text(":message-type");
    if (type == "error" || type == "exception") {
        return parseException(parser, message, stream);
    }
    if (type != "event") {
        return broken("a message without a valid :message-type");
    }
    const std::string_view name = message.text(":event-type");
    if (name.empty()) {
        return broken("an event without :event-type");
    }
    const model::Member* member = stream.member(name);
    if (!member) {
        return std::optional<StreamEvent>();
    }
    Map event;
    auto read = readHeaders(message, member->ref.shape(), event);
    if (read && member->ref.traits().event) {
        read = readPayload(parser, message, member->ref, event);
    }
    if (!read) {
        return std::move(read).error();
    }
    return std::optional(StreamEvent{Value::object({{member->name, std::move(event)}}), false});
}

Result<std::vector<StreamEvent>> parseEvents(const Parser& parser, std::string_view frames, const model::Shape& stream)
{
    EventDecoder decoder;
    decoder.append(frames);
    std::vector<StreamEvent> events;
    while (true) {
        const auto message = decoder.next();
        if (!message) {
            return message.error();
        }
        if (!*message) {
            return events;
        }
        auto event = parseEvent(parser, **message, stream);
        if (!event) {
            return std::move(event).error();
        }
        if (*event) {
            events.push_back(std::move(**event));
            if (events.back().isError) {
                return events;
            }
        }
    }
}

} // namespace botoscope::protocol
