#include "core/endpoint/client_endpoints.h"
#include "core/lifecycle/attempt.h"
#include "core/lifecycle/handlers/handlers.h"
#include "core/lifecycle/sign_request.h"
#include "core/trace/recorder.h"

#include <algorithm>

namespace botoscope::lifecycle {

namespace {

const std::string* find(const http::Parameters& form, std::string_view name)
{
    const auto found = std::find_if(form.begin(), form.end(), [&](const auto& entry) { return entry.first == name; });
    return found == form.end() ? nullptr : &found->second;
}

void drop(http::Parameters& form, std::string_view name)
{
    std::erase_if(form, [&](const auto& entry) { return entry.first == name; });
}

void replaceAll(std::string& text, const std::string& what, const std::string& with)
{
    for (std::size_t at = what.empty() ? std::string::npos : text.find(what); at != std::string::npos;
         at = text.find(what, at + with.size())) {
        text.replace(at, what.size(), with);
    }
}

/// The client's own region, which the copy goes to.
std::string destination(const CallContext& context)
{
    const auto& standard = context.client->endpoints->standard();
    return standard.ok() ? standard->signingRegion : context.client->region;
}

/// The URL travels in the request's body: whoever reads its signature in a trace could use it.
void hideSignature(CallContext& context, const std::string& url)
{
    constexpr std::string_view mark = "X-Amz-Signature=";
    const std::size_t at = url.find(mark);
    if (context.trace && at != std::string::npos) {
        const std::size_t begin = at + mark.size();
        context.trace->redactor().addSecret(url.substr(begin, url.find('&', begin) - begin));
    }
}

/// The same request in the source's region, as a URL.
Task<Result<std::string>> presign(BeforeCall& payload, std::string source)
{
    const std::string target = destination(payload.context);
    http::Request request = makeRequest(payload.request, payload.model);
    request.method = "GET";
    request.headers = {};
    replaceAll(request.url, target, source);
    http::Parameters form = payload.request.body.form();
    drop(form, "DestinationRegion");
    form.emplace_back("DestinationRegion", target);
    request.body = http::Body(std::move(form));
    SigningWish wish;
    wish.suffix = "-query";
    wish.region = std::move(source);
    auto signing = signRequestFor(payload.context, request, std::move(wish));
    auto outcome = co_await signing;
    if (!outcome.ok()) {
        co_return std::move(outcome).error();
    }
    hideSignature(payload.context, request.url);
    co_return request.url;
}

Task<Result<void>> addUrl(BeforeCall& payload, const char* name, std::string source, bool namesDestination)
{
    auto presigning = presign(payload, std::move(source));
    auto url = co_await presigning;
    if (!url.ok()) {
        co_return std::move(url).error();
    }
    http::Parameters form = payload.request.body.form();
    form.emplace_back(name, std::move(url).value());
    if (namesDestination) {
        drop(form, "DestinationRegion");
        form.emplace_back("DestinationRegion", destination(payload.context));
    }
    payload.request.body.setForm(std::move(form));
    co_return Result<void>();
}

Task<Result<void>> nothing()
{
    co_return Result<void>();
}

} // namespace

Task<Result<void>> injectPresignedUrlEc2(BeforeCall& payload)
{
    const http::Parameters& form = payload.request.body.form();
    const std::string* source = find(form, "SourceRegion");
    if (find(form, "PresignedUrl") || !source) {
        return nothing();
    }
    return addUrl(payload, "PresignedUrl", *source, true);
}

Task<Result<void>> injectPresignedUrlRds(BeforeCall& payload)
{
    http::Parameters form = payload.request.body.form();
    const std::string* given = find(form, "SourceRegion");
    if (!given) {
        return nothing();
    }
    // It is botocore's own parameter: the service does not know it.
    std::string source = *given;
    drop(form, "SourceRegion");
    const bool presigned = find(form, "PreSignedUrl");
    payload.request.body.setForm(std::move(form));
    return presigned ? nothing() : addUrl(payload, "PreSignedUrl", std::move(source), false);
}

} // namespace botoscope::lifecycle
