#include "ui/shell/actions.h"

#include "ui/common/icons.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QMenu>
#include <array>
#include <optional>

namespace botoscope::ui {

namespace {

struct Spec {
    Command command;
    const char* group;
    const char* name; ///< object name
    const char* text;
    const char* keys; ///< parted by spaces; the first is shown
    std::optional<Icon> icon;
    bool checkable = false;
};

// Keys follow what people know from other API clients; no key stands twice.
constexpr auto context = "Actions";
const std::array specs = {
    Spec{Command::GoTo, "File", "actionGoTo", QT_TRANSLATE_NOOP("Actions", "Go to operation…"), "Ctrl+K Ctrl+P Ctrl+L",
         Icon::Search},
    Spec{Command::ShowCommands, "File", "actionCommands", QT_TRANSLATE_NOOP("Actions", "Show all commands"),
         "Ctrl+Shift+P", Icon::Bolt},
    Spec{Command::NewTab, "File", "actionNewTab", QT_TRANSLATE_NOOP("Actions", "New tab…"), "Ctrl+T Ctrl+N",
         Icon::Plus},
    Spec{Command::DuplicateTab, "File", "actionDuplicateTab", QT_TRANSLATE_NOOP("Actions", "Duplicate tab"), "Ctrl+D",
         Icon::Copy},
    Spec{Command::CloseTab, "File", "actionCloseTab", QT_TRANSLATE_NOOP("Actions", "Close tab"), "Ctrl+W", Icon::Close},
    Spec{Command::ReopenTab, "File", "actionReopenTab", QT_TRANSLATE_NOOP("Actions", "Reopen closed tab"),
         "Ctrl+Shift+T", Icon::Undo},
    Spec{Command::NextTab,
         "File",
         "actionNextTab",
         QT_TRANSLATE_NOOP("Actions", "Next tab"),
         "Ctrl+Tab Ctrl+PgDown",
         {}},
    Spec{Command::PreviousTab,
         "File",
         "actionPreviousTab",
         QT_TRANSLATE_NOOP("Actions", "Previous tab"),
         "Ctrl+Shift+Tab Ctrl+PgUp",
         {}},
    Spec{Command::Quit, "File", "actionQuit", QT_TRANSLATE_NOOP("Actions", "Quit"), "Ctrl+Q", {}},
    Spec{Command::Send, "Call", "actionSend", QT_TRANSLATE_NOOP("Actions", "Send the call"),
         "Ctrl+Return Ctrl+Enter Ctrl+R", Icon::Send},
    Spec{Command::Cancel, "Call", "actionCancel", QT_TRANSLATE_NOOP("Actions", "Cancel the call"), "Ctrl+.",
         Icon::Stop},
    Spec{Command::ReadOnly, "Call", "actionReadOnly", QT_TRANSLATE_NOOP("Actions", "Profile is read-only"), "",
         Icon::Lock, true},
    Spec{Command::Production, "Call", "actionProduction", QT_TRANSLATE_NOOP("Actions", "Profile is production"), "",
         Icon::Warning, true},
    Spec{Command::AskAccount, "Call", "actionAskAccount", QT_TRANSLATE_NOOP("Actions", "Ask which account this is"), "",
         Icon::User},
    Spec{Command::ChooseProfile, "Call", "actionProfile", QT_TRANSLATE_NOOP("Actions", "Choose the profile…"), "Ctrl+E",
         Icon::Key},
    Spec{Command::AnswerPrompt, "Call", "actionAnswerPrompt",
         QT_TRANSLATE_NOOP("Actions", "Answer the sign-in question"), "Ctrl+Shift+I", Icon::Unlock},
    Spec{Command::ManageProfiles, "Call", "actionProfiles", QT_TRANSLATE_NOOP("Actions", "Manage profiles…"),
         "Ctrl+Shift+E", Icon::Settings},
    Spec{Command::NewProfile, "Call", "actionNewProfile", QT_TRANSLATE_NOOP("Actions", "New profile…"), "", Icon::Plus},
    Spec{Command::WhyCredentials, "Call", "actionWhy", QT_TRANSLATE_NOOP("Actions", "Why these credentials?"), "Ctrl+I",
         Icon::Help},
    Spec{Command::LockKeychain, "Call", "actionLockKeychain", QT_TRANSLATE_NOOP("Actions", "Lock the keychain"), "",
         Icon::Lock},
    Spec{Command::ToggleBrowser, "View", "actionBrowser", QT_TRANSLATE_NOOP("Actions", "Services"), "Ctrl+\\",
         Icon::Tree, true},
    Spec{Command::FilterBrowser,
         "View",
         "actionFilterBrowser",
         QT_TRANSLATE_NOOP("Actions", "Filter the services"),
         "Ctrl+Shift+F",
         {}},
    Spec{Command::ToggleDocs, "View", "actionDocs", QT_TRANSLATE_NOOP("Actions", "Documentation"), "F1", Icon::Book,
         true},
    Spec{Command::ToggleTrace, "View", "actionTrace", QT_TRANSLATE_NOOP("Actions", "Unfold the trace"), "F12",
         Icon::Step, true},
    Spec{Command::FilterTrace,
         "View",
         "actionFilterTrace",
         QT_TRANSLATE_NOOP("Actions", "Filter the trace"),
         "Ctrl+F",
         {}},
    Spec{Command::FocusRequest,
         "View",
         "actionFocusRequest",
         QT_TRANSLATE_NOOP("Actions", "Go to the request"),
         "Ctrl+;",
         {}},
    Spec{Command::FocusResponse,
         "View",
         "actionFocusResponse",
         QT_TRANSLATE_NOOP("Actions", "Go to the response"),
         "Ctrl+'",
         {}},
    Spec{Command::SwitchOrientation, "View", "actionOrientation",
         QT_TRANSLATE_NOOP("Actions", "Request above response"), "Ctrl+Alt+3", Icon::SplitVertical, true},
    Spec{Command::NextPane, "View", "actionNextPane", QT_TRANSLATE_NOOP("Actions", "Next pane"), "F6", {}},
    Spec{Command::PreviousPane,
         "View",
         "actionPreviousPane",
         QT_TRANSLATE_NOOP("Actions", "Previous pane"),
         "Shift+F6",
         {}},
    Spec{Command::ThemeSystem,
         "View",
         "actionThemeSystem",
         QT_TRANSLATE_NOOP("Actions", "Theme: as the system"),
         "",
         {},
         true},
    Spec{Command::ThemeLight, "View", "actionThemeLight", QT_TRANSLATE_NOOP("Actions", "Theme: light"), "", Icon::Sun,
         true},
    Spec{Command::ThemeDark, "View", "actionThemeDark", QT_TRANSLATE_NOOP("Actions", "Theme: dark"), "", Icon::Moon,
         true},
    Spec{Command::Shortcuts, "Help", "actionShortcuts", QT_TRANSLATE_NOOP("Actions", "Keyboard shortcuts"), "Ctrl+/",
         Icon::Help},
    Spec{Command::About, "Help", "actionAbout", QT_TRANSLATE_NOOP("Actions", "About Botoscope"), "", Icon::Info},
};

QString groupTitle(const char* group)
{
    static const char* const titles[] = {QT_TRANSLATE_NOOP("Actions", "File"), QT_TRANSLATE_NOOP("Actions", "Call"),
                                         QT_TRANSLATE_NOOP("Actions", "View"), QT_TRANSLATE_NOOP("Actions", "Help")};
    for (const char* title : titles) {
        if (qstrcmp(title, group) == 0) {
            return QCoreApplication::translate(context, title);
        }
    }
    return {};
}

QList<QKeySequence> keysOf(const Spec& spec)
{
    QList<QKeySequence> keys;
    for (const QString& text : QString::fromLatin1(spec.keys).split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        keys.append(QKeySequence(text, QKeySequence::PortableText));
    }
    return keys;
}

} // namespace

Actions::Actions(QWidget* window) : QObject(window)
{
    auto* themes = new QActionGroup(this);
    for (const Spec& spec : specs) {
        Q_ASSERT(static_cast<std::size_t>(spec.command) == m_actions.size());
        auto* action = new QAction(QCoreApplication::translate(context, spec.text), this);
        action->setObjectName(QString::fromLatin1(spec.name));
        action->setCheckable(spec.checkable);
        action->setShortcuts(keysOf(spec));
        action->setShortcutContext(Qt::WindowShortcut);
        if (spec.icon) {
            action->setIcon(icon(*spec.icon));
        }
        if (QString::fromLatin1(spec.name).startsWith(QLatin1String("actionTheme"))) {
            themes->addAction(action);
        }
        window->addAction(action);
        m_actions.push_back(action);
    }
}

QAction* Actions::operator[](Command command) const
{
    return m_actions[static_cast<std::size_t>(command)];
}

void Actions::fill(QMenu* menu) const
{
    const char* group = nullptr;
    QMenu* current = nullptr;
    for (const Spec& spec : specs) {
        if (!group || qstrcmp(group, spec.group) != 0) {
            group = spec.group;
            current = menu->addMenu(groupTitle(group));
            current->setObjectName(QStringLiteral("menu") + QString::fromLatin1(group));
            current->setAccessibleName(groupTitle(group));
        }
        if (spec.command == Command::ThemeSystem || spec.command == Command::Quit) {
            current->addSeparator();
        }
        current->addAction((*this)[spec.command]);
    }
}

std::vector<Actions::Row> Actions::rows() const
{
    std::vector<Row> rows;
    for (const Spec& spec : specs) {
        QStringList keys;
        for (const QKeySequence& key : keysOf(spec)) {
            keys.append(key.toString(QKeySequence::NativeText));
        }
        keys.removeAll(QStringLiteral("Ctrl+Enter")); // the keypad's
        if (!keys.isEmpty()) {
            rows.push_back({groupTitle(spec.group), (*this)[spec.command]->text(), keys.join(QStringLiteral("  ·  "))});
        }
        if (spec.command == Command::PreviousTab) {
            // Not commands of their own: nine rows would say one thing.
            rows.push_back({groupTitle(spec.group), QCoreApplication::translate(context, "Tab 1 to 8, last tab"),
                            QStringLiteral("Ctrl+1 … Ctrl+8  ·  Ctrl+9")});
        }
    }
    return rows;
}

} // namespace botoscope::ui
