#pragma once
#include "core/credentials/prompter.h"
#include "core/engine/prompt_messages.h"

#include <QObject>
#include <functional>
#include <map>
#include <memory>

namespace botoscope::engine {

/// Carries questions of credential providers to the window and answers back. Calls that need the same sign-in wait for
/// one prompt; a sign-in that fails can be tried again while they wait, and who declines declines for all of them.
/// Lives in the engine thread.
class PromptDesk : public QObject, public credentials::Prompter {
    Q_OBJECT
public:
    using Tell = std::function<void(Prompt)>;
    using OpenBrowser = std::function<bool(const std::string& url)>;
    PromptDesk(Tell tell, OpenBrowser openBrowser);
    ~PromptDesk() override;

    Task<Result<SecretString>> mfaCode(credentials::MfaRequest request) override;
    Task<Result<void>> signIn(credentials::SignInRequest request) override;

    /// The person signs in of their own accord, for no call; goes by browser at once.
    void begin(credentials::SignInRequest request);
    /// Shows why a sign-in that was asked for can't begin.
    void refuse(const std::string& profile, const Error& error);
    void answer(std::uint64_t id, const PromptAnswer& answer);

private:
    class SignIn;
    struct Code;
    SignIn& signInFor(credentials::SignInRequest request);
    void finishLater(std::uint64_t id);
    void close(std::uint64_t id);
    void closeIdle(); ///< offers that nobody waits for any more

    Tell m_tell;
    OpenBrowser m_openBrowser;
    std::uint64_t m_nextId = 1;
    std::map<std::uint64_t, std::unique_ptr<SignIn>> m_signIns;
    std::map<std::uint64_t, std::unique_ptr<Code>> m_codes;
};

} // namespace botoscope::engine
