#pragma once
#include <QObject>
#include <QPointer>
#include <functional>

class QAction;

namespace botoscope::ui {

class Actions;
class MainWindow;
class ShortcutSheet;
class UiState;
enum class Command;

/// Connects every command of the registry to what it does in the window.
class WindowCommands : public QObject {
    Q_OBJECT
public:
    WindowCommands(MainWindow& window, UiState& state);

private:
    void on(Command command, std::function<void()> run);
    void onToggle(Command command, std::function<void(bool)> run);
    void connectTabs();
    void connectCalls();
    void connectMarks();
    void connectKeychain();
    void connectPanels();
    void connectTheme();
    void stepPane(int direction);
    void showShortcuts();
    void showAbout();

    MainWindow& m_window;
    UiState& m_state;
    Actions& m_actions;
    QPointer<ShortcutSheet> m_shortcuts;
};

} // namespace botoscope::ui
