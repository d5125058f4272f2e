#include "app/commands.h"
#include "app/composition.h"
#include "app/exit_status.h"
#include "core/credentials/sign_in.h"
#include "core/engine/loopback_redirect.h"
#include "core/engine/sessions.h"
#include "core/platform/browser.h"
#include "core/platform/files.h"

#include <QCoreApplication>
#include <cstdio>
#include <iostream>

namespace botoscope::app {

namespace {

/// The person at the terminal, and their browser.
class TerminalHost final : public credentials::SignInHost {
public:
    Result<std::unique_ptr<credentials::RedirectListener>> listen() override
    {
        return engine::LoopbackRedirect::listen(*QCoreApplication::instance());
    }
    bool openBrowser(const std::string& url) override
    {
        return platform::openBrowser(url, platform::processEnvironment());
    }
    void show(const credentials::SignInPage& page) override
    {
        const char* how = page.opened ? "Finish signing in in your browser. If it did not open, go to"
                                      : "To sign in, open this page in a browser";
        std::fprintf(stderr, "%s:\n  %s\n", how, page.url.c_str());
        if (!page.userCode.empty()) {
            std::fprintf(stderr, "and confirm this code:\n  %s\n", page.userCode.c_str());
        }
        std::fflush(stderr);
    }
    Task<Result<SecretString>> typedCode(credentials::SignInPage page) override
    {
        show(page);
        std::fprintf(stderr, "Paste the code that the page shows at its end: ");
        std::fflush(stderr);
        std::string code;
        if (!std::getline(std::cin, code) || code.empty()) {
            co_return Error(ErrorCode::Cancelled, "No code was given.");
        }
        co_return SecretString(std::move(code));
    }
};

/// One sign-in from the command line, alive until the application ends.
class SignInCommand {
public:
    explicit SignInCommand(const CommandLine& line)
        : m_line(line), m_setup(realSetup(makeLoader(line.profile))), m_sessions(m_setup)
    {
    }
    void start() { m_task = run(); }

private:
    Task<> run()
    {
        auto session = m_sessions.session(m_line.profile.empty() ? m_sessions.defaultProfile() : m_line.profile);
        if (!session.ok()) {
            endLater(reportError(session.error()));
            co_return;
        }
        const auto target = credentials::signInTarget((*session)->settings().profiles(), (*session)->profile());
        if (!target.ok() || !*target) {
            const Error none(ErrorCode::InvalidArgument,
                             "Profile " + (*session)->profile() + " is not signed in to; its keys come from elsewhere");
            endLater(reportError(target.ok() ? none : target.error()));
            co_return;
        }
        const auto log = std::make_shared<credentials::FetchLog>(false, *m_sessions.runtime().clock);
        const auto request = credentials::signInRequest((*session)->surroundings(), **target, Error(), log);
        auto signing =
            request.begin(m_host, m_line.browser ? credentials::SignInWay::Browser : credentials::SignInWay::Code);
        auto done = co_await signing;
        if (done.ok()) {
            std::printf("Signed in to %s.\n", (*target)->name().c_str());
        }
        endLater(done.ok() ? exitDone : reportError(done.error()));
    }

    CommandLine m_line;
    engine::EngineSetup m_setup;
    engine::Sessions m_sessions;
    TerminalHost m_host;
    Task<> m_task;
};

} // namespace

void startSignIn(const CommandLine& line)
{
    auto command = std::make_shared<SignInCommand>(line);
    QObject::connect(QCoreApplication::instance(), &QCoreApplication::aboutToQuit,
                     [command]() mutable { command.reset(); });
    command->start();
}

} // namespace botoscope::app
