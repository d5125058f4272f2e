#include "core/credentials/sign_in.h"

namespace botoscope::credentials {

Task<Result<void>> signIn(SignInParts parts, SignInTarget target, SignInWay way, FetchLog& log)
{
    if (target.kind == SignInTarget::Kind::Login) {
        return signInToConsole(std::move(parts), std::move(target), way, log);
    }
    if (way == SignInWay::Browser && !target.session.empty()) {
        return signInByBrowser(std::move(parts), std::move(target), log);
    }
    return signInByDeviceCode(std::move(parts), std::move(target), way == SignInWay::Browser, log);
}

namespace {

/// Keeps what a sign-in needs alive while it runs.
Task<Result<void>> run(SignInParts parts, SignInTarget target, SignInWay way, std::shared_ptr<FetchLog> log)
{
    auto signing = signIn(std::move(parts), std::move(target), way, *log);
    auto done = co_await signing;
    co_return done;
}

} // namespace

SignInRequest signInRequest(std::shared_ptr<const Surroundings> around, SignInTarget target, Error reason,
                            std::shared_ptr<FetchLog> log)
{
    SignInRequest request;
    request.target = target;
    request.reason = std::move(reason);
    request.begin = [around = std::move(around), target = std::move(target), log = std::move(log)](SignInHost& host,
                                                                                                   SignInWay way) {
        SignInParts parts;
        parts.around = around;
        parts.host = &host;
        return run(std::move(parts), target, way, log);
    };
    return request;
}

} // namespace botoscope::credentials
