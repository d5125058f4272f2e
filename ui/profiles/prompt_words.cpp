#include "ui/profiles/prompt_words.h"

#include <QCoreApplication>
#include <QDateTime>

namespace botoscope::ui {

namespace {

using engine::Prompt;

QString words(const char* text)
{
    return QCoreApplication::translate("PromptWords", text);
}

QString text(const std::string& utf8)
{
    return QString::fromStdString(utf8);
}

QString waiting(std::size_t calls)
{
    switch (calls) {
    case 0:
        return {};
    case 1:
        return words("A call waits for it.");
    default:
        return words("%1 calls wait for it.").arg(calls);
    }
}

QString together(const QString& first, const QString& second)
{
    if (first.isEmpty() || second.isEmpty()) {
        return first + second;
    }
    return first + QLatin1String(first.endsWith(QLatin1Char('.')) ? " " : ". ") + second;
}

QString until(Timestamp expires)
{
    const QDateTime end = QDateTime::fromMSecsSinceEpoch(expires.micros / 1000);
    return expires.micros == 0 ? QString()
                               : words("Until %1.").arg(QLocale().toString(end.time(), QLocale::ShortFormat));
}

PromptWords atThePage(const Prompt& prompt)
{
    const QString name = text(prompt.subject);
    PromptWords out;
    out.title = prompt.userCode.empty() ? words("Finish signing in to %1 in the browser").arg(name)
                                        : words("Confirm this code in the browser to sign in to %1").arg(name);
    const QString how = prompt.opened ? words("The page is open in your browser.")
                                      : words("Copy the page's address into a browser, on this device or another.");
    out.note = together(prompt.userCode.empty() && !prompt.opened
                            ? words("Copy the page's address into a browser on this device.")
                            : how,
                        together(until(prompt.expires), waiting(prompt.waiting)));
    return out;
}

PromptWords signInWords(const Prompt& prompt)
{
    const QString name = text(prompt.subject);
    switch (prompt.state) {
    case Prompt::State::Working:
        return {words("Signing in to %1…").arg(name), waiting(prompt.waiting)};
    case Prompt::State::Browser:
        return atThePage(prompt);
    case Prompt::State::Typing:
        return {words("Paste the code that the sign-in page of %1 shows").arg(name),
                together(until(prompt.expires), waiting(prompt.waiting))};
    case Prompt::State::Failed:
        return {words("Signing in to %1 failed").arg(name), prompt.error ? text(prompt.error->message) : QString()};
    default:
        return {words("Profile %1 needs you to sign in to %2").arg(text(prompt.profile), name),
                together(text(prompt.reason), waiting(prompt.waiting))};
    }
}

} // namespace

PromptWords promptWords(const Prompt& prompt)
{
    if (prompt.kind == Prompt::Kind::MfaCode) {
        return {words("Profile %1 needs an MFA code").arg(text(prompt.profile)),
                together(words("From %1.").arg(text(prompt.subject)), waiting(prompt.waiting))};
    }
    return signInWords(prompt);
}

} // namespace botoscope::ui
