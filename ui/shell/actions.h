#pragma once
#include <QAction>
#include <QObject>
#include <vector>

class QMenu;

namespace botoscope::ui {

/// Every command of the window. Each stands once in the table of actions.cpp with its words and keys.
enum class Command {
    GoTo,
    ShowCommands,
    NewTab,
    DuplicateTab,
    CloseTab,
    ReopenTab,
    NextTab,
    PreviousTab,
    Quit,
    Send,
    Cancel,
    ReadOnly,
    Production,
    AskAccount,
    ChooseProfile,
    AnswerPrompt,
    ManageProfiles,
    NewProfile,
    WhyCredentials,
    LockKeychain,
    ToggleBrowser,
    FilterBrowser,
    ToggleDocs,
    ToggleTrace,
    FilterTrace,
    FocusRequest,
    FocusResponse,
    SwitchOrientation,
    NextPane,
    PreviousPane,
    ThemeSystem,
    ThemeLight,
    ThemeDark,
    Shortcuts,
    About,
};

/// The registry: id, text, default keys (peers' conventions), shown in the menu, the palette and the shortcut sheet.
class Actions : public QObject {
    Q_OBJECT
public:
    explicit Actions(QWidget* window);

    QAction* operator[](Command command) const;
    const std::vector<QAction*>& all() const { return m_actions; }
    /// Fills a menu with a submenu for each group (File, Call, View, Help).
    void fill(QMenu* menu) const;
    /// Rows of the shortcut sheet: group, command, keys.
    struct Row {
        QString group, text, keys;
    };
    std::vector<Row> rows() const;

private:
    std::vector<QAction*> m_actions; ///< by Command
};

} // namespace botoscope::ui
