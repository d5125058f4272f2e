// What the simulator reads: requests, whole and in pieces, their signatures, forms and chunks, and plans of faults.
#include "core/auth/query_string.h"
#include "core/auth/verify.h"
#include "core/protocol/validate.h"
#include "core/simulator/faults.h"
#include "core/simulator/form_reader.h"
#include "core/simulator/request_reader.h"
#include "core/simulator/uri_match.h"
#include "core/simulator/wire.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/sample_model.h"

#include <algorithm>

namespace botoscope::fuzz {

namespace {

using namespace simulator;

struct Requests {
    std::vector<ServerRequest> complete;
    RequestReader::State state = RequestReader::State::NeedMore;
};

Requests read(std::string_view bytes, std::size_t piece)
{
    RequestReader reader;
    Requests out;
    for (std::size_t at = 0; at < bytes.size(); at += piece) {
        out.state = reader.feed(bytes.substr(at, piece));
        while (out.state == RequestReader::State::Complete) {
            out.complete.push_back(reader.take());
            out.state = reader.feed({});
        }
    }
    return out;
}

bool same(const ServerRequest& a, const ServerRequest& b)
{
    return a.method == b.method && a.target == b.target && a.headers == b.headers && a.body == b.body;
}

void checkRequest(const ServerRequest& request)
{
    auth::VerifyOptions options;
    options.now = Timestamp::fromSeconds(1'577'836'800);
    const auto secret = [](std::string_view) { return std::optional(SecretString("secret")); };
    for (const auto style : {auth::RefusalStyle::Query, auth::RefusalStyle::S3}) {
        options.style = style;
        const auto verdict =
            auth::verifySignature({request.method, request.target, request.headers, request.body}, secret, options);
        expect(!verdict.accepted() || !verdict.accessKeyId.empty(), "an accepted request has somebody's key");
    }
    expect(decodeAwsChunked(request).size() <= request.body.size(), "chunks do not grow");
    for (const auto kind : {model::Protocol::Query, model::Protocol::Ec2}) {
        readForm(auth::parseQuery(request.body), *sampleModel(kind).shape("Question"), kind);
    }
    Route route;
    route.target = splitTarget(request.target);
    for (const auto kind : {model::Protocol::RestJson, model::Protocol::RestXml}) {
        const model::ServiceModel& service = sampleModel(kind);
        route.operation = service.operation("Get");
        route.service = {std::shared_ptr<void>(), &service};
        const auto match = matchOperation(*route.operation, request.method, route.target, request.headers);
        route.uri = match ? match->uri : UriMatch();
        if (const auto input = readInput(route, request)) {
            protocol::validateParams(*input, *route.operation->inputShape());
        }
    }
}

} // namespace

void runOne(std::string_view bytes)
{
    Input input(bytes);
    const std::size_t piece = 1 + input.byte();
    const Requests whole = read(input.rest(), std::max<std::size_t>(input.rest().size(), 1));
    const Requests pieces = read(input.rest(), piece);
    expect(std::equal(whole.complete.begin(), whole.complete.end(), pieces.complete.begin(), pieces.complete.end(),
                      same) &&
               whole.state == pieces.state,
           "pieces give the same as the whole");
    for (const ServerRequest& request : whole.complete) {
        checkRequest(request);
    }
    if (auto plan = FaultPlan::parse(input.rest())) {
        expect(plan->next().delayMillis >= 0, "no delay is negative");
    }
}

} // namespace botoscope::fuzz
