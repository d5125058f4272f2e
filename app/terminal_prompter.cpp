#include "app/terminal_prompter.h"

#include <QCoreApplication>
#include <QSocketNotifier>
#include <array>
#include <cerrno>
#include <fcntl.h>
#include <optional>
#include <termios.h>
#include <unistd.h>

namespace botoscope::app {

namespace {

/// The terminal while a question stands on it; typing is visible again when it goes.
class Question {
public:
    using Answer = Result<SecretString>;
    Question() : m_terminal(::open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY)) {}
    Question(const Question&) = delete;
    Question& operator=(const Question&) = delete;
    ~Question()
    {
        if (m_terminal >= 0) {
            if (m_before) {
                ::tcsetattr(m_terminal, TCSAFLUSH, &*m_before);
            }
            ::close(m_terminal);
        }
    }

    bool canBeAsked() const { return m_terminal >= 0; }
    void ask(const std::string& text, Completion<Answer>::Resolver resolver)
    {
        m_resolver = std::move(resolver);
        termios settings{};
        if (::tcgetattr(m_terminal, &settings) == 0) {
            m_before = settings;
            settings.c_lflag &= ~static_cast<tcflag_t>(ECHO);
            ::tcsetattr(m_terminal, TCSAFLUSH, &settings);
        }
        show(text);
        m_notifier.emplace(m_terminal, QSocketNotifier::Read);
        QObject::connect(&*m_notifier, &QSocketNotifier::activated, [this] { take(); });
    }

private:
    void show(const std::string& text) const
    {
        [[maybe_unused]] const ssize_t written = ::write(m_terminal, text.data(), text.size());
    }
    void take()
    {
        std::array<char, 256> piece{};
        const ssize_t size = ::read(m_terminal, piece.data(), piece.size());
        if (size < 0 && (errno == EINTR || errno == EAGAIN)) {
            return;
        }
        m_typed.append(piece.data(), size > 0 ? static_cast<std::size_t>(size) : 0);
        const auto end = m_typed.find('\n');
        if (size > 0 && end == std::string::npos) {
            return;
        }
        m_notifier->setEnabled(false);
        show("\n");
        std::string code = m_typed.substr(0, end);
        const Answer answer = code.empty() ? Answer(Error(ErrorCode::Cancelled, "No MFA code was given."))
                                           : Answer(SecretString(std::move(code)));
        // Later, for the question goes with the one who asked, and this is its notifier's signal.
        QMetaObject::invokeMethod(
            QCoreApplication::instance(), [resolver = m_resolver, answer] { resolver.resolve(answer); },
            Qt::QueuedConnection);
    }

    int m_terminal;
    std::optional<termios> m_before;
    std::optional<QSocketNotifier> m_notifier;
    std::string m_typed;
    Completion<Answer>::Resolver m_resolver;
};

} // namespace

Task<Result<SecretString>> TerminalPrompter::mfaCode(credentials::MfaRequest request)
{
    Question question;
    if (!question.canBeAsked()) {
        co_return Error(ErrorCode::CredentialRetrieval, "The role of profile " + request.profile +
                                                            " takes a code of the MFA device " + request.serial +
                                                            ", and there is no terminal to ask for it.");
    }
    Completion<Result<SecretString>> done;
    question.ask(request.question(), done.resolver());
    auto code = co_await done;
    co_return code;
}

} // namespace botoscope::app
