#pragma once
#include "core/credentials/sign_in.h"
#include "support/credential_fakes.h"
#include "support/fakes.h"

#include <deque>

namespace botoscope::test {

/// Answers calls to services from a queue and keeps them.
class FakeServices final : public credentials::ServiceCaller {
public:
    Task<Result<credentials::ServiceAnswer>> call(credentials::ServiceCall call, credentials::FetchLog&) override
    {
        if (call.headers) {
            headers = call.headers("https://signin.example/v1/token");
        }
        calls.push_back(std::move(call));
        if (m_answers.empty()) {
            co_return Error(ErrorCode::EndpointConnection, "nobody answers");
        }
        auto answer = std::move(m_answers.front());
        m_answers.pop_front();
        co_return answer;
    }
    Task<Result<std::string>> endpoint(credentials::ServiceCall call) override
    {
        co_return Result<std::string>("https://" + call.service + '.' + call.region + ".example");
    }
    void answer(Value parsed)
    {
        credentials::ServiceAnswer made;
        made.parsed = std::move(parsed);
        m_answers.emplace_back(std::move(made));
    }
    void refuse(const std::string& code)
    {
        credentials::ServiceAnswer made;
        made.refusal = Error(ErrorCode::ClientError, code + " it said");
        made.refusal->with("code", code);
        m_answers.emplace_back(std::move(made));
    }
    std::vector<std::string> operations() const
    {
        std::vector<std::string> names;
        for (const auto& call : calls) {
            names.push_back(call.operation);
        }
        return names;
    }
    std::vector<credentials::ServiceCall> calls;
    http::Parameters headers; ///< of the last call that has some

private:
    std::deque<Result<credentials::ServiceAnswer>> m_answers;
};

/// A person with a browser who does as told.
class FakeHost final : public credentials::SignInHost {
public:
    bool browser = true;
    http::Parameters redirect = {{"code", "the code"}}; ///< and the state
    bool foreverSilent = false;
    Result<SecretString> typed = Error(ErrorCode::NotSupported, "nobody types");
    std::vector<credentials::SignInPage> shown;
    std::vector<std::string> opened;

    Result<std::unique_ptr<credentials::RedirectListener>> listen() override
    {
        return std::unique_ptr<credentials::RedirectListener>(std::make_unique<Listener>(*this));
    }
    bool openBrowser(const std::string& url) override
    {
        if (browser) {
            opened.push_back(url);
        }
        return browser;
    }
    void show(const credentials::SignInPage& page) override { shown.push_back(page); }
    Task<Result<SecretString>> typedCode(credentials::SignInPage page) override
    {
        shown.push_back(std::move(page));
        co_return typed;
    }

private:
    struct Listener final : credentials::RedirectListener {
        explicit Listener(FakeHost& owner) : host(owner) {}
        std::string url() const override { return "http://127.0.0.1:4711/oauth/callback"; }
        Task<Result<http::Parameters>> answer(std::string state, std::int64_t) override
        {
            if (host.foreverSilent) {
                co_return credentials::signInFailure("expired", "nobody came");
            }
            http::Parameters parameters = host.redirect;
            parameters.emplace_back("state", state);
            co_return parameters;
        }
        FakeHost& host;
    };
};

/// All that a sign-in needs.
struct SignInWorld {
    FakeTimers timers;
    FakeClock clock;
    FakeRandom random;
    FakeFiles files;
    FakeHost host;
    std::shared_ptr<FakeServices> services = std::make_shared<FakeServices>();
    credentials::FetchLog log{false, clock};

    credentials::SignInParts parts()
    {
        auto around = std::make_shared<credentials::Surroundings>();
        around->timers = &timers;
        around->clock = &clock;
        around->random = &random;
        around->local.files = &files;
        around->services = services;
        credentials::SignInParts made;
        made.around = around;
        made.host = &host;
        return made;
    }
    static credentials::SignInTarget sso(std::string session = "corp")
    {
        credentials::SignInTarget target;
        target.profile = "dev";
        target.session = std::move(session);
        target.startUrl = "https://corp.example/start";
        target.region = "eu-west-1";
        return target;
    }
    void registered(std::int64_t expires = 1450000000)
    {
        services->answer(Value::object(
            {{"clientId", "client"}, {"clientSecret", "client secret"}, {"clientSecretExpiresAt", expires}}));
    }
    void authorized(std::int64_t interval = 1, std::int64_t life = 600)
    {
        services->answer(Value::object({{"deviceCode", "device"},
                                        {"userCode", "ABCD-EFGH"},
                                        {"verificationUri", "https://device.example"},
                                        {"verificationUriComplete", "https://device.example?c=ABCD-EFGH"},
                                        {"expiresIn", life},
                                        {"interval", interval}}));
    }
    void token()
    {
        services->answer(Value::object({{"accessToken", "access"}, {"refreshToken", "refresh"}, {"expiresIn", 3600}}));
    }
};

} // namespace botoscope::test
