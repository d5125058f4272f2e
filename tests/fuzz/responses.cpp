#include "tests/fuzz/responses.h"

#include "core/base/json.h"
#include "core/platform/response_collector.h"
#include "core/protocol/parser.h"
#include "core/protocol/serializer.h"
#include "core/protocol/validate.h"
#include "tests/fuzz/sample_model.h"

#include <algorithm>
#include <map>

namespace botoscope::fuzz {

namespace {

/// No moment outside the years 1 to 9999, wherever it stands.
bool momentsAreSound(const Value& value)
{
    constexpr std::int64_t first = -62'135'596'800'000'000;
    constexpr std::int64_t last = 253'402'300'799'999'999;
    if (value.isTimestamp()) {
        return value.toTimestamp().micros >= first && value.toTimestamp().micros <= last;
    }
    const auto sound = [](const auto& entry) { return momentsAreSound(entry.value); };
    return std::all_of(value.list().begin(), value.list().end(), momentsAreSound) &&
           std::all_of(value.map().begin(), value.map().end(), sound);
}

/// "404;x-tag=a;x-size=3" as the transport's lines.
http::Response responseOf(std::string_view head, std::string_view body)
{
    platform::ResponseCollector collector(1 << 20, false);
    const std::size_t end = std::min(head.find(';'), head.size());
    collector.headerLine("HTTP/1.1 " + std::string(head.substr(0, end)));
    for (std::size_t at = end; at < head.size();) {
        const std::size_t next = std::min(head.find(';', at + 1), head.size());
        std::string field(head.substr(at + 1, next - at - 1));
        std::replace(field.begin(),
                     field.begin() + static_cast<std::ptrdiff_t>(std::min(field.find('=') + 1, field.size())), '=',
                     ':');
        collector.headerLine(field);
        at = next;
    }
    collector.headerLine("");
    collector.append(body);
    http::Response response = collector.take();
    response.status = std::clamp(response.status, 100, 599);
    return response;
}

struct Bench {
    const model::ServiceModel& service;
    std::unique_ptr<protocol::Parser> parser;
    std::unique_ptr<protocol::Serializer> serializer;
};

Bench benchOf(model::Protocol protocol)
{
    const model::ServiceModel& service = sampleModel(protocol);
    auto parser = protocol::makeParser(protocol, service);
    auto serializer = protocol::makeSerializer(protocol);
    expect(parser && serializer, "every protocol has a parser and a serializer");
    return {service, std::move(*parser), std::move(*serializer)};
}

void check(const Result<Value>& parsed)
{
    if (!parsed) {
        expect(parsed.error().code == ErrorCode::ResponseParser, "damage is the parser's error");
        expect(!parsed.error().message.empty(), "the error says something");
        return;
    }
    expect(momentsAreSound(*parsed), "moments lie in the years 1 to 9999");
    const auto shown = parseJson(writeJson(*parsed), JsonGrammar::Python);
    expect(shown.ok(), "a response can be shown as JSON");
}

/// What was read can be sent, and read again: after the first trip nothing changes any more.
void sendBack(const Bench& bench, const model::Shape& shape, const Value& parsed)
{
    Value params = Value::object({{"Name", "n"}, {"Path", "p"}, {"Tree", parsed}});
    const auto trip = [&](const Value& value) -> std::optional<Value> {
        params.set("Tree", value);
        const auto request = bench.serializer->serialize(params, *bench.service.operation("Get"));
        if (!request) {
            return std::nullopt;
        }
        const auto question = bench.parser->parseBody(request->body.bytes(), shape, shape.traits);
        expect(question.ok(), "what is sent can be read");
        return (*question)["Tree"];
    };
    const auto once = trip(parsed);
    const auto twice = once ? trip(*once) : std::nullopt;
    expect(!twice || writeJson(*once) == writeJson(*twice), "a value stays the same on its second trip");
}

} // namespace

void checkResponses(model::Protocol protocol, Input input)
{
    static std::map<model::Protocol, Bench> benches;
    auto found = benches.find(protocol);
    if (found == benches.end()) {
        found = benches.emplace(protocol, benchOf(protocol)).first;
    }
    const Bench& bench = found->second;
    const model::Shape& tree = *bench.service.shape("Tree");
    const auto body = bench.parser->parseBody(std::string(input.rest()), tree, tree.traits);
    check(body);
    const bool form = protocol == model::Protocol::Query || protocol == model::Protocol::Ec2;
    if (body && !form && protocol::validateParams(*body, tree).empty()) {
        sendBack(bench, *bench.service.shape("Question"), *body);
    }
    const std::string_view head = input.line();
    const http::Response response = responseOf(head, input.rest());
    for (const char* name : {"Get", "Read", "Watch"}) {
        check(protocol::parseResponse(*bench.parser, response, *bench.service.operation(name)));
    }
}

} // namespace botoscope::fuzz
