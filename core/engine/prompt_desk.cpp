#include "core/engine/prompt_desk.h"

#include "core/engine/loopback_redirect.h"

#include <algorithm>

namespace botoscope::engine {

using credentials::SignInWay;
using State = Prompt::State;

namespace {

Error declined(const Prompt& prompt)
{
    const std::string what = prompt.kind == Prompt::Kind::SignIn ? "Signing in to " : "The MFA code of ";
    return credentials::signInFailure("declined", what + prompt.subject + " was declined, and without it profile " +
                                                      prompt.profile + " has no credentials.");
}

} // namespace

/// One sign-in: what is shown of it and who waits for it.
class PromptDesk::SignIn final : public credentials::SignInHost {
public:
    using Waiting = Completion<Result<void>>::Resolver;
    SignIn(PromptDesk& desk, std::uint64_t id, credentials::SignInRequest request)
        : m_desk(desk), m_request(std::move(request))
    {
        m_prompt.id = id;
        m_prompt.profile = m_request.target.profile;
        m_prompt.subject = m_request.target.name();
        m_prompt.reason = m_request.reason.message;
    }

    std::string key() const { return m_request.target.key(); }
    void tell(State state)
    {
        m_prompt.state = state;
        m_prompt.waiting = m_waiting.size();
        m_desk.m_tell(m_prompt);
    }
    void wait(Waiting waiting)
    {
        m_waiting.push_back(std::move(waiting));
        tell(m_prompt.state);
    }
    /// Some who waited may have gone. True when nobody is left and nothing has begun.
    bool isIdle()
    {
        std::erase_if(m_waiting, [](const Waiting& one) { return one.abandoned(); });
        return m_waiting.empty() && m_prompt.state == State::Offered;
    }

    void answer(const PromptAnswer& answer)
    {
        switch (answer.action) {
        case PromptAnswer::Action::Browser:
            return start(SignInWay::Browser);
        case PromptAnswer::Action::Code:
            return start(SignInWay::Code);
        case PromptAnswer::Action::OpenPage:
            m_prompt.opened = openBrowser(m_prompt.url);
            return tell(m_prompt.state);
        case PromptAnswer::Action::Text:
            return std::exchange(m_typed, {}).resolve(answer.text);
        case PromptAnswer::Action::Cancel:
            return finish(declined(m_prompt));
        }
    }

    void start(SignInWay way)
    {
        m_task = Task<>(); // one that is under way gives place
        m_prompt.url.clear();
        m_prompt.userCode.clear();
        m_prompt.error.reset();
        tell(State::Working);
        m_task = run(way);
    }

    Result<std::unique_ptr<credentials::RedirectListener>> listen() override
    {
        return LoopbackRedirect::listen(m_desk);
    }
    bool openBrowser(const std::string& url) override { return m_desk.m_openBrowser && m_desk.m_openBrowser(url); }
    void show(const credentials::SignInPage& page) override
    {
        m_prompt.url = page.url;
        m_prompt.userCode = page.userCode;
        m_prompt.expires = page.expires;
        m_prompt.opened = page.opened;
        tell(State::Browser);
    }
    Task<Result<SecretString>> typedCode(credentials::SignInPage page) override
    {
        show(page);
        Completion<Result<SecretString>> arrival;
        m_typed = arrival.resolver();
        tell(State::Typing);
        auto text = co_await arrival;
        tell(State::Working);
        co_return text;
    }

    /// Everybody goes on; this is gone afterwards.
    void finish(const Result<void>& result)
    {
        m_task = Task<>();
        m_prompt.done = result.ok();
        m_prompt.error.reset();
        const auto waiting = std::exchange(m_waiting, {});
        tell(State::Closed);
        m_desk.close(m_prompt.id);
        for (const Waiting& one : waiting) {
            one.resolve(result);
        }
    }

private:
    Task<> run(SignInWay way)
    {
        auto signing = m_request.begin(*this, way);
        auto done = co_await signing;
        if (done.ok()) {
            m_desk.finishLater(m_prompt.id);
            co_return;
        }
        m_prompt.error = std::move(done).error();
        tell(State::Failed);
    }

    PromptDesk& m_desk;
    Prompt m_prompt;
    credentials::SignInRequest m_request;
    std::vector<Waiting> m_waiting;
    Completion<Result<SecretString>>::Resolver m_typed;
    Task<> m_task;
};

/// An MFA code that one call waits for (a code is good for one use), or a notice that nobody waits for.
struct PromptDesk::Code {
    Prompt prompt;
    Completion<Result<SecretString>>::Resolver waiting;
};

PromptDesk::PromptDesk(Tell tell, OpenBrowser openBrowser)
    : m_tell(std::move(tell)), m_openBrowser(std::move(openBrowser))
{
}

PromptDesk::~PromptDesk() = default;

Task<Result<SecretString>> PromptDesk::mfaCode(credentials::MfaRequest request)
{
    auto code = std::make_unique<Code>();
    code->prompt.id = m_nextId++;
    code->prompt.kind = Prompt::Kind::MfaCode;
    code->prompt.profile = request.profile;
    code->prompt.subject = request.serial;
    code->prompt.waiting = 1;
    const Prompt shown = code->prompt;
    Completion<Result<SecretString>> arrival;
    code->waiting = arrival.resolver();
    arrival.onCancel([this, id = shown.id, shown] {
        Prompt closed = shown;
        closed.state = State::Closed;
        m_codes.erase(id);
        m_tell(closed);
    });
    m_codes.emplace(shown.id, std::move(code));
    m_tell(shown);
    auto text = co_await arrival;
    co_return text;
}

PromptDesk::SignIn& PromptDesk::signInFor(credentials::SignInRequest request)
{
    for (const auto& [id, open] : m_signIns) {
        if (open->key() == request.target.key()) {
            return *open;
        }
    }
    const std::uint64_t id = m_nextId++;
    return *m_signIns.emplace(id, std::make_unique<SignIn>(*this, id, std::move(request))).first->second;
}

Task<Result<void>> PromptDesk::signIn(credentials::SignInRequest request)
{
    SignIn& open = signInFor(std::move(request));
    Completion<Result<void>> arrival;
    arrival.onCancel([this] {
        // Posted: the completion is still being destroyed.
        QMetaObject::invokeMethod(
            this, [this] { closeIdle(); }, Qt::QueuedConnection);
    });
    open.wait(arrival.resolver());
    auto done = co_await arrival;
    co_return done;
}

void PromptDesk::closeIdle()
{
    std::vector<std::uint64_t> idle;
    for (const auto& [id, open] : m_signIns) {
        if (open->isIdle()) {
            idle.push_back(id);
        }
    }
    for (const std::uint64_t id : idle) {
        answer(id, PromptAnswer());
    }
}

void PromptDesk::begin(credentials::SignInRequest request)
{
    signInFor(std::move(request)).start(SignInWay::Browser);
}

void PromptDesk::refuse(const std::string& profile, const Error& error)
{
    Prompt prompt;
    prompt.id = m_nextId++;
    prompt.profile = profile;
    prompt.subject = profile;
    prompt.state = State::Failed;
    prompt.error = error;
    auto notice = std::make_unique<Code>();
    notice->prompt = prompt;
    m_codes.emplace(prompt.id, std::move(notice));
    m_tell(prompt);
}

void PromptDesk::answer(std::uint64_t id, const PromptAnswer& given)
{
    if (const auto open = m_signIns.find(id); open != m_signIns.end()) {
        open->second->answer(given);
        return;
    }
    const auto found = m_codes.find(id);
    if (found == m_codes.end()) {
        return; // closed meanwhile
    }
    const std::unique_ptr<Code> code = std::move(m_codes.extract(found).mapped());
    code->prompt.state = State::Closed;
    code->prompt.done = given.action == PromptAnswer::Action::Text;
    code->prompt.error.reset();
    m_tell(code->prompt);
    code->waiting.resolve(code->prompt.done ? Result(given.text) : declined(code->prompt));
}

void PromptDesk::finishLater(std::uint64_t id)
{
    // Posted: the task whose end this is must be left before it is destroyed.
    QMetaObject::invokeMethod(
        this,
        [this, id] {
            if (const auto open = m_signIns.find(id); open != m_signIns.end()) {
                open->second->finish(Result<void>());
            }
        },
        Qt::QueuedConnection);
}

/// Forgets a sign-in, which is still being left.
void PromptDesk::close(std::uint64_t id)
{
    const auto found = m_signIns.find(id);
    if (found == m_signIns.end()) {
        return;
    }
    const std::shared_ptr<SignIn> gone = std::move(m_signIns.extract(found).mapped());
    QMetaObject::invokeMethod(
        this, [gone] { (void)gone; }, Qt::QueuedConnection);
}

} // namespace botoscope::engine
