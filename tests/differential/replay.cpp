#include "differential/replay.h"

#include "conformance/tagged_value.h"
#include "core/base/encoding.h"
#include "core/protocol/event_stream/events.h"

#include <algorithm>

namespace botoscope::differential {

namespace {

http::Response responseOf(const Value& json)
{
    http::Response response;
    response.status = static_cast<int>(json["status"].toInt());
    for (const Value& field : json["headers"].list()) {
        response.headers.add(field.at(0).toString(), latin1Bytes(field.at(1).toString()));
    }
    response.body = std::make_shared<const std::string>(base64Decode(json["body"].toString()).value_or(""));
    return response;
}

/// The raw frames of an event stream's member as the list of its events.
Result<Value> withEvents(const client::Client& client, const model::OperationModel& operation, Value parsed)
{
    const model::Member* stream = operation.output ? operation.outputShape()->eventStreamMember() : nullptr;
    const Value* frames = stream ? parsed.find(stream->name) : nullptr;
    if (!frames || !frames->isBlob()) {
        return parsed;
    }
    const auto events = protocol::parseEvents(*client.state().parser, frames->toBlob().view(), stream->ref.shape());
    if (!events.ok()) {
        return events.error();
    }
    List list;
    for (const auto& event : *events) {
        list.push_back(event.isError ? Value::object({{"error", event.value}}) : event.value);
    }
    parsed.set(stream->name, std::move(list));
    return parsed;
}

client::SessionSetup setupOf(http::HttpTransport& transport, Timers& timers, Clock& clock, Random& random)
{
    client::SessionSetup setup;
    setup.loader = std::shared_ptr<const model::Loader>(&test::sharedLoader(), [](const model::Loader*) {});
    setup.runtime = {&transport, &timers, &clock, &random};
    setup.environment = {{"AWS_ACCESS_KEY_ID", "AKIDEXAMPLE"}, {"AWS_SECRET_ACCESS_KEY", "planted-secret-key"}};
    setup.programVersion = "1";
    return setup;
}

} // namespace

std::string latin1Bytes(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto lead = static_cast<unsigned char>(text[i]);
        const bool two = (lead == 0xC2 || lead == 0xC3) && i + 1 < text.size();
        out += two ? static_cast<char>((lead & 3) << 6 | (text[++i] & 0x3F)) : text[i];
    }
    return out;
}

void Replayer::Answers::prepare(const Value& exchanges)
{
    requests.clear();
    m_answers.clear();
    for (const Value& exchange : exchanges.list()) {
        m_answers.push_back(responseOf(exchange["response"]));
    }
}

Task<Result<http::Exchange>> Replayer::Answers::send(http::Request request, http::TransportOptions)
{
    const std::size_t number = requests.size();
    requests.push_back(std::move(request));
    if (number >= m_answers.size()) {
        co_return Error(ErrorCode::EndpointConnection, "a request that botocore does not send");
    }
    http::Exchange exchange;
    exchange.response = m_answers[number];
    co_return exchange;
}

Replayer::Replayer()
{
    auto made = client::Session::create(setupOf(m_answers, m_timers, m_clock, m_random));
    if (made.ok()) {
        m_session = *made;
    }
}

Result<std::shared_ptr<client::Client>> Replayer::clientOf(const Value& line)
{
    const std::string& service = line["service"].toString();
    auto& kept = m_clients[service + " " + line["region"].toString()];
    if (!kept) {
        client::ClientOptions options;
        options.region = line["region"].toString();
        options.config.retries.totalMaxAttempts = 1;
        const auto model = test::sharedLoader().loadServiceModel(service);
        if (model.ok() && std::ranges::count((*model)->metadata().auth, "aws.auth#sigv4a") > 0) {
            options.config.authSchemePreference = "sigv4"; // all that botocore can do without awscrt
        }
        auto made = m_session->client(service, std::move(options));
        if (!made.ok()) {
            return made.error();
        }
        kept = *made;
    }
    return kept;
}

Result<Replay> Replayer::run(const Value& line)
{
    const auto client = clientOf(line);
    if (!client.ok()) {
        return client.error();
    }
    const auto operation = (*client)->model().findOperation(line["operation"].toString());
    if (!operation.ok()) {
        return operation.error();
    }
    m_answers.prepare(line["exchanges"]);
    auto running = (*client)->perform(**operation, conformance::untagged(line["params"]));
    if (!running.done()) {
        return Error(ErrorCode::Internal, "the call waits for a timer");
    }
    Replay replay;
    replay.report = running.take();
    replay.requests = std::move(m_answers.requests);
    auto parsed = withEvents(**client, **operation, replay.report.parsed);
    if (!parsed.ok()) {
        replay.report.error = parsed.error();
        return replay;
    }
    replay.parsed = std::move(parsed).value();
    return replay;
}

} // namespace botoscope::differential
