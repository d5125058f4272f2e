#include "conformance/paginators.h"

#include "conformance/tagged_value.h"
#include "core/client/page_walk.h"

namespace botoscope::conformance {

namespace {

using client::PageWalk;

/// What a listing came to.
struct Listing {
    List pages;
    Value full;
    std::string resumeToken;
    std::optional<Error> error;
    std::optional<std::string> wrongRequest;
};

Result<PageWalk> startWalk(const Value& item)
{
    auto config = client::PaginatorConfig::fromValue(untagged(item["config"]));
    if (!config.ok()) {
        return std::move(config).error();
    }
    config->limitIsText = item["limit_type"].toString() == "string";
    Value params = untagged(item["kwargs"]);
    const Value chosen = params["PaginationConfig"];
    params.erase("PaginationConfig");
    auto settings = client::PageSettings::fromValue(chosen);
    if (!settings.ok()) {
        return std::move(settings).error();
    }
    return PageWalk::start(std::move(*config), std::move(params), *settings);
}

Listing walkThrough(const Value& item)
{
    Listing out;
    auto walk = startWalk(item);
    if (!walk.ok()) {
        out.error = walk.error();
        return out;
    }
    const List& calls = item["calls"].list();
    std::size_t number = 0;
    for (; !walk->done() && number < calls.size(); ++number) {
        if (auto found = difference(untagged(calls[number]["request"]), walk->params(), "request")) {
            out.wrongRequest = "call " + std::to_string(number) + ' ' + *found;
            return out;
        }
        Value page = untagged(calls[number]["response"]);
        auto taken = walk->take(page);
        out.pages.push_back(std::move(page));
        if (!taken.ok()) {
            out.error = taken.error();
        }
    }
    if (number < calls.size() || !walk->done()) {
        out.wrongRequest = "made " + std::to_string(number) + (walk->done() ? " calls" : " calls and wants more");
    }
    out.full = walk->fullResult();
    out.resumeToken = walk->resumeToken();
    return out;
}

Value textOrNull(const std::string& text)
{
    return text.empty() ? Value() : Value(text);
}

/// The pages' hits in one list.
Value searched(const List& pages, const std::string& expression)
{
    List out;
    for (const Value& page : pages) {
        const auto found = jmespath::search(expression, page);
        const Value hit = found.ok() ? *found : Value(found.error().message);
        if (hit.isList()) {
            out.insert(out.end(), hit.list().begin(), hit.list().end());
        } else {
            out.push_back(hit);
        }
    }
    return out;
}

std::optional<std::string> runCase(const Value& item)
{
    const Listing listing = walkThrough(item);
    if (listing.wrongRequest) {
        return listing.wrongRequest;
    }
    const Value expected = untagged(item["expect"]);
    const bool fails = !expected["error"].isNull();
    if (fails != listing.error.has_value()) {
        return fails ? "expected " + expected["error"].toString() : listing.error->message;
    }
    const std::string& op = item["op"].toString();
    if (op == "pages") {
        if (auto found = difference(expected["pages"], listing.pages, "pages")) {
            return found;
        }
        return difference(expected["resume_token"], textOrNull(listing.resumeToken), "resume_token");
    }
    if (op == "search") {
        return difference(expected["result"], searched(listing.pages, item["arg"].toString()));
    }
    return fails ? std::nullopt : difference(expected["result"], listing.full);
}

} // namespace

SuiteResult runPaginators(const std::filesystem::path& folder)
{
    return runEach(folder / "cases.json", runCase);
}

} // namespace botoscope::conformance
