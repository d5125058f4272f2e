#include "app/commands.h"

#include "app/composition.h"
#include "app/exit_status.h"
#include "app/profile_edit_input.h"
#include "app/read_input.h"
#include "core/base/json.h"
#include "core/base/one_line.h"
#include "core/base/time_format.h"
#include "core/engine/profile_desk.h"
#include "core/engine/sessions.h"

#include <QCoreApplication>
#include <cstdio>

namespace botoscope::app {

namespace {

void print(const std::string& text)
{
    std::fwrite(text.data(), 1, text.size(), stdout);
    std::fputc('\n', stdout);
}

Value describe(const std::vector<config::ProfileProblem>& problems)
{
    List list;
    for (const config::ProfileProblem& problem : problems) {
        list.push_back(Value::object({{"code", problem.code},
                                      {"fatal", problem.fatal},
                                      {"block", problem.block},
                                      {"key", problem.key},
                                      {"words", problem.words}}));
    }
    return list;
}

Value describe(const engine::BookSection& section)
{
    List settings;
    for (const engine::BookSetting& setting : section.settings) {
        settings.push_back(Value::object({{"block", setting.block},
                                          {"key", setting.key},
                                          {"value", setting.value},
                                          {"secret", setting.secret},
                                          {"origin", setting.origin()}}));
    }
    return Value::object({{"name", section.name},
                          {"origin", section.path + ':' + std::to_string(section.line)},
                          {"settings", std::move(settings)},
                          {"problems", describe(section.problems)}});
}

Value describe(const engine::BookProfile& profile)
{
    Value value = describe(static_cast<const engine::BookSection&>(profile));
    value.set("type", std::string(config::profileTypeName(profile.type)));
    value.set("region", profile.region);
    value.set("endpoint_url", profile.endpointUrl);
    value.set("account_id", profile.accountId);
    value.set("expires", profile.expires ? Value(formatIso8601(*profile.expires)) : Value());
    return value;
}

template <class T> Value describeAll(const std::vector<T>& sections)
{
    List list;
    for (const T& section : sections) {
        list.push_back(describe(section));
    }
    return list;
}

Value describe(const engine::ProfileBook& book)
{
    List files;
    for (const engine::BookFile& file : book.files) {
        files.push_back(Value::object({{"path", file.path}, {"exists", file.exists}, {"problem", file.problem}}));
    }
    List notes;
    for (const std::string& note : book.notes) {
        notes.push_back(note);
    }
    return Value::object({{"files", std::move(files)},
                          {"profiles", describeAll(book.profiles)},
                          {"sso_sessions", describeAll(book.ssoSessions)},
                          {"services", describeAll(book.services)},
                          {"notes", std::move(notes)}});
}

/// One line a profile, its faults and the files' notes as warnings.
void printBook(const engine::ProfileBook& book)
{
    for (const engine::BookProfile& profile : book.profiles) {
        std::string line = oneLine(profile.name);
        for (const std::string& field : {std::string(config::profileTypeName(profile.type)), profile.region,
                                         profile.accountId, profile.path + ':' + std::to_string(profile.line)}) {
            line += '\t' + (field.empty() ? "-" : oneLine(field));
        }
        print(line);
        for (const config::ProfileProblem& problem : profile.problems) {
            reportWarning(Error(ErrorCode::InvalidConfig, "profile " + profile.name + ": " + problem.words));
        }
    }
    for (const std::string& note : book.notes) {
        reportWarning(Error(ErrorCode::InvalidConfig, note));
    }
    for (const engine::BookFile& file : book.files) {
        if (!file.problem.empty()) {
            reportWarning(Error(ErrorCode::InvalidConfig, file.path + ": " + file.problem));
        }
    }
}

/// What an edit changes, as a patch without its context.
void printChanges(const engine::ProfileEditOutcome& outcome)
{
    for (const engine::FileChange& change : outcome.changes) {
        print((change.creates ? "new file " : "file ") + change.path);
        for (const config::EditHunk& hunk : change.hunks) {
            print("@ line " + std::to_string(hunk.line));
            for (const std::string& line : hunk.before) {
                print('-' + oneLine(line));
            }
            for (const std::string& line : hunk.after) {
                print('+' + oneLine(line));
            }
        }
    }
}

int reportOutcome(const engine::ProfileEditOutcome& outcome)
{
    if (outcome.error) {
        return reportError(*outcome.error);
    }
    printChanges(outcome);
    for (const std::string& entry : outcome.orphans) {
        reportWarning(Error(ErrorCode::InvalidConfig, "the keychain keeps the keys of " + entry +
                                                          ", which no profile asks for any more; botoscope keychain "
                                                          "remove --profile takes them away"));
    }
    if (outcome.leftover) {
        reportWarning(*outcome.leftover);
    }
    return exitDone;
}

int showBook(const engine::ProfileBook& book, bool json)
{
    if (book.error) {
        return reportError(*book.error);
    }
    if (json) {
        print(writeJson(describe(book)));
    } else {
        printBook(book);
    }
    return exitDone;
}

/// Alive until the application ends.
class ProfilesCommand {
public:
    explicit ProfilesCommand(const CommandLine& line)
        : m_line(line), m_setup(realSetup(makeLoader(line.profile))), m_sessions(m_setup),
          m_desk({m_sessions.profileFiles(),
                  m_sessions.keychain(),
                  m_setup.loader.get(),
                  m_sessions.runtime().clock,
                  m_setup.ownProgram,
                  {}})
    {
    }

    void start() { m_task = run(); }

private:
    Task<> run()
    {
        if (!m_line.input) {
            endLater(showBook(m_desk.book(), m_line.json));
            co_return;
        }
        const auto input = readInput(m_line.input);
        const auto edit = input.ok() ? readProfileEdit(*input) : Result<config::ProfileEdit>(input.error());
        if (!edit.ok()) {
            endLater(reportError(edit.error()));
            co_return;
        }
        if (m_line.preview) {
            endLater(reportOutcome(m_desk.preview(0, *edit)));
            co_return;
        }
        auto applying = m_desk.apply(0, *edit);
        const engine::ProfileEditOutcome outcome = co_await applying;
        endLater(reportOutcome(outcome));
    }

    CommandLine m_line;
    engine::EngineSetup m_setup;
    engine::Sessions m_sessions;
    engine::ProfileDesk m_desk;
    Task<> m_task;
};

} // namespace

void startProfiles(const CommandLine& line)
{
    auto command = std::make_shared<ProfilesCommand>(line);
    QObject::connect(QCoreApplication::instance(), &QCoreApplication::aboutToQuit,
                     [command]() mutable { command.reset(); });
    command->start();
}

} // namespace botoscope::app
