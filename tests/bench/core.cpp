// Core's side of core.py: reads one measure a line from standard input, a JSON object with "kind" and what that kind
// needs, does its work for a while and answers with the nanoseconds of processor time that doing it once took.
#include "core/auth/signer.h"
#include "core/base/json.h"
#include "core/client/rule_sets.h"
#include "core/client/session.h"
#include "core/protocol/event_stream/message.h"
#include "core/protocol/validate.h"
#include "support/fakes.h"

#include <cstdio>
#include <ctime>
#include <fstream>
#include <functional>
#include <iostream>
#include <iterator>
#include <string>

namespace {

using namespace botoscope;

/// Work to be timed; false when it failed.
using Work = std::function<bool()>;

std::string readFile(const std::string& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// A response as the measure describes it: "body" (a file), "headers", status 200.
http::Response cannedResponse(const Value& measure)
{
    http::Response response;
    response.status = 200;
    response.reason = "OK";
    response.body = std::make_shared<const std::string>(readFile(measure["body"].toString()));
    for (const auto& [name, value] : measure["headers"].map()) {
        response.headers.add(name.str(), value.toString());
    }
    return response;
}

/// Answers every request with the same response.
class CannedTransport final : public http::HttpTransport {
public:
    explicit CannedTransport(http::Response response) { m_exchange.response = std::move(response); }
    Task<Result<http::Exchange>> send(http::Request, http::TransportOptions) override { co_return m_exchange; }

private:
    http::Exchange m_exchange;
};

/// A session with what a program has (the machine's clock and randomness), but for the network.
struct Home {
    CannedTransport transport;
    test::FakeTimers timers;
    SystemClock clock;
    SystemRandom random;
    std::shared_ptr<client::Session> session;

    Home(std::shared_ptr<const model::Loader> loader, http::Response response) : transport(std::move(response))
    {
        client::SessionSetup setup;
        setup.loader = std::move(loader);
        setup.runtime = {&transport, &timers, &clock, &random};
        setup.environment = {{"AWS_ACCESS_KEY_ID", "AKIDEXAMPLE"},
                             {"AWS_SECRET_ACCESS_KEY", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"},
                             {"AWS_DEFAULT_REGION", "us-east-1"}};
        setup.programVersion = "1";
        auto made = client::Session::create(std::move(setup));
        session = made.ok() ? *made : nullptr;
    }
    std::shared_ptr<client::Client> client(const Value& measure) const
    {
        auto made = session ? session->client(measure["service"].toString()) : Error(ErrorCode::Internal, "no session");
        return made.ok() ? *made : nullptr;
    }
};

std::shared_ptr<const model::Loader> freshLoader()
{
    return std::make_shared<const model::Loader>(std::vector<std::string>{test::modelDataDir()});
}

std::shared_ptr<const model::Loader> keptLoader()
{
    return {&test::sharedLoader(), [](const model::Loader*) {}};
}

const model::OperationModel* operationOf(const Value& measure)
{
    const auto model = test::sharedLoader().loadServiceModel(measure["service"].toString());
    return model.ok() ? (*model)->operation(measure["operation"].toString()) : nullptr;
}

bool callOnce(client::Client& client, const Value& measure)
{
    auto task = client.call(measure["operation"].toString(), measure["params"]);
    return task.done() && task.take().ok();
}

/// Nothing in memory, files in the page cache: loader, session, client, and its first call if one is named.
Work create(const Value& measure)
{
    const http::Response response = cannedResponse(measure);
    return [measure, response] {
        const Home home(freshLoader(), response);
        const auto client = home.client(measure);
        return client && (measure["operation"].isNull() || callOnce(*client, measure));
    };
}

Work loadAll(const Value&)
{
    return [] {
        const auto loader = freshLoader();
        for (const std::string& name : loader->availableServices()) {
            if (!loader->loadServiceModel(name).ok()) {
                return false;
            }
        }
        return true;
    };
}

Work call(const Value& measure)
{
    const auto home = std::make_shared<Home>(keptLoader(), cannedResponse(measure));
    const auto client = home->client(measure);
    return [measure, home, client] { return client && callOnce(*client, measure); };
}

Work sign(const Value& measure)
{
    http::Request request;
    request.method = "POST";
    request.url = "https://dynamodb.us-east-1.amazonaws.com/";
    for (const auto& [name, value] : measure["headers"].map()) {
        request.headers.add(name.str(), value.toString());
    }
    request.body = http::Body(readFile(measure["body"].toString()));
    auth::Credentials credentials;
    credentials.accessKeyId = "AKIDEXAMPLE";
    credentials.secretAccessKey = SecretString("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
    auth::SigningContext context;
    context.region = "us-east-1";
    context.service = "dynamodb";
    return [request, credentials, context]() mutable {
        http::Request copy = request;
        context.time = SystemClock().now();
        return auth::sign("v4", copy, credentials, context).ok();
    };
}

/// An emission with as many handlers as "handlers" has patterns.
Work emit(const Value& measure)
{
    const auto emitter = std::make_shared<events::Emitter>();
    for (const Value& pattern : measure["handlers"].list()) {
        emitter->on<events::Payload>(pattern.toString(), "nothing", [](events::Payload&) {});
    }
    return [emitter, name = measure["event"].toString()] {
        events::Payload payload;
        const auto task = emitter->emit(name, payload);
        return task.done();
    };
}

/// Serializing alone, or what a call does: checking the parameters first.
Work serialize(const Value& measure)
{
    const auto* operation = operationOf(measure);
    if (!operation) {
        return {};
    }
    auto made = protocol::makeSerializer(*operation->service->resolvedProtocol());
    const std::shared_ptr<protocol::Serializer> serializer = std::move(*made);
    return [measure, operation, serializer, check = measure["check"].toBool()] {
        const Value& params = measure["params"];
        return (!check || protocol::checkParams(params, operation->inputShape()).ok()) &&
               serializer->serialize(params, *operation).ok();
    };
}

Work parse(const Value& measure)
{
    const auto* operation = operationOf(measure);
    if (!operation) {
        return {};
    }
    const auto protocol =
        measure["cbor"].toBool() ? model::Protocol::SmithyRpcV2Cbor : *operation->service->resolvedProtocol();
    auto made = protocol::makeParser(protocol, *operation->service);
    const std::shared_ptr<protocol::Parser> parser = std::move(*made);
    return [operation, parser, response = cannedResponse(measure)] {
        return protocol::parseResponse(*parser, response, *operation).ok();
    };
}

/// One resolution of each set of parameters in turn: botocore remembers the last ones.
Work resolve(const Value& measure)
{
    client::RuleSets sets(keptLoader());
    const auto rules = sets.get(measure["service"].toString(), {});
    if (!rules.ok()) {
        return {};
    }
    return [measure, rules = *rules, turn = std::size_t(0)]() mutable {
        const List& all = measure["params"].list();
        return rules->resolve(all[turn++ % all.size()].map()).ok();
    };
}

/// All events of a stream that came in one piece.
Work events(const Value& measure)
{
    const auto count = static_cast<std::size_t>(measure["count"].toInt());
    return [count, bytes = readFile(measure["body"].toString())] {
        protocol::EventDecoder decoder;
        decoder.append(bytes);
        std::size_t read = 0;
        for (auto next = decoder.next(); next.ok() && *next; next = decoder.next()) {
            ++read;
        }
        return read == count;
    };
}

Work workOf(const Value& measure)
{
    static const std::map<std::string, Work (*)(const Value&), std::less<>> kinds = {
        {"create", create},       {"load_all", loadAll}, {"call", call},       {"sign", sign},    {"emit", emit},
        {"serialize", serialize}, {"parse", parse},      {"resolve", resolve}, {"events", events}};
    const auto found = kinds.find(measure["kind"].toString());
    return found == kinds.end() ? Work() : found->second(measure);
}

double processorSeconds()
{
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

/// Nanoseconds of doing it once; -1 if it fails. Repeats until that can be told well from nothing.
double time(const Work& work)
{
    constexpr double enough = 0.05; // s
    if (!work || !work()) {
        return -1;
    }
    for (std::size_t repeats = 1;; repeats *= 2) {
        const double begun = processorSeconds();
        for (std::size_t i = 0; i < repeats; ++i) {
            if (!work()) {
                return -1;
            }
        }
        const double taken = processorSeconds() - begun;
        if (taken > enough) {
            return taken * 1e9 / static_cast<double>(repeats);
        }
    }
}

} // namespace

int main()
{
    std::map<std::string, Work, std::less<>> known;
    for (std::string line; std::getline(std::cin, line);) {
        auto work = known.find(line);
        if (work == known.end()) {
            const auto measure = parseJson(line);
            known.clear();
            work = known.emplace(line, measure.ok() ? workOf(*measure) : Work()).first;
        }
        std::printf("%.1f\n", time(work->second));
        std::fflush(stdout);
    }
    return 0;
}
