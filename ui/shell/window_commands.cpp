#include "ui/shell/window_commands.h"

#include "core/credentials/keychain.h"
#include "core/engine/engine.h"
#include "ui/browser/browser_panel.h"
#include "ui/browser/palette.h"
#include "ui/common/named.h"
#include "ui/profiles/profile_manager.h"
#include "ui/profiles/prompt_area.h"
#include "ui/profiles/why_panel.h"
#include "ui/shell/actions.h"
#include "ui/shell/docs_host.h"
#include "ui/shell/documentation_panel.h"
#include "ui/shell/identity_strip.h"
#include "ui/shell/main_window.h"
#include "ui/shell/operation_page.h"
#include "ui/shell/page_book.h"
#include "ui/shell/shortcut_sheet.h"
#include "ui/shell/trace_dock.h"
#include "ui/shell/ui_state.h"
#include "ui/trace/trace_panel.h"

#include <QApplication>
#include <QDockWidget>
#include <QMessageBox>
#include <QShortcut>
#include <algorithm>

namespace botoscope::ui {

WindowCommands::WindowCommands(MainWindow& window, UiState& state)
    : QObject(&window), m_window(window), m_state(state), m_actions(window.actions())
{
    connectTabs();
    connectCalls();
    connectMarks();
    connectKeychain();
    connectPanels();
    connectTheme();
    on(Command::Quit, [this] { m_window.close(); });
    on(Command::Shortcuts, [this] { showShortcuts(); });
    on(Command::About, [this] { showAbout(); });
}

void WindowCommands::on(Command command, std::function<void()> run)
{
    connect(m_actions[command], &QAction::triggered, this, std::move(run));
}

void WindowCommands::onToggle(Command command, std::function<void(bool)> run)
{
    connect(m_actions[command], &QAction::toggled, this, std::move(run));
}

void WindowCommands::connectTabs()
{
    PageBook* book = m_window.book();
    on(Command::GoTo, [this] { m_window.palettePopup()->open(); });
    on(Command::NewTab, [this] { m_window.palettePopup()->open(); });
    on(Command::ShowCommands, [this] { m_window.palettePopup()->open(QStringLiteral(">")); });
    on(Command::DuplicateTab, [book] { book->duplicateCurrent(); });
    on(Command::CloseTab, [book] { book->closeCurrent(); });
    on(Command::ReopenTab, [book] { book->reopen(); });
    on(Command::NextTab, [book] { book->step(1); });
    on(Command::PreviousTab, [book] { book->step(-1); });
    for (int number = 1; number <= 9; ++number) {
        auto* shortcut = new QShortcut(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_0 + number)), &m_window);
        connect(shortcut, &QShortcut::activated, book, [book, number] { book->goTo(number == 9 ? -1 : number - 1); });
    }
    m_actions[Command::ReopenTab]->setEnabled(false);
    const auto update = [this, book] { m_actions[Command::ReopenTab]->setEnabled(book->canReopen()); };
    connect(book, &PageBook::pageClosing, this, update);
    connect(book, &PageBook::pageAdded, this, update);
}

void WindowCommands::connectCalls()
{
    PageBook* book = m_window.book();
    const auto withPage = [book](void (OperationPage::*run)()) {
        return [book, run] {
            if (OperationPage* page = book->current(); page && page->isVisible()) {
                (page->*run)();
            }
        };
    };
    on(Command::Send, withPage(&OperationPage::send));
    on(Command::Cancel, withPage(&OperationPage::cancel));
    on(Command::FocusRequest, withPage(&OperationPage::focusRequest));
    on(Command::FocusResponse, withPage(&OperationPage::focusResponse));
    on(Command::AskAccount, [this] { m_window.engine().askCallerIdentity(); });
    on(Command::AnswerPrompt, [this] { m_window.prompts()->focusFirst(); });
    on(Command::ManageProfiles, [this] { m_window.openProfiles(); });
    on(Command::NewProfile, [this] {
        m_window.openProfiles();
        m_window.profiles()->chooseType();
    });
    on(Command::WhyCredentials, [this] { m_window.openWhy(); });
    on(Command::ChooseProfile, [this] { m_window.identityStrip()->openProfileMenu(); });
    onToggle(Command::SwitchOrientation, [this, book](bool stacked) {
        m_state.setFlag(QLatin1String(state::pageStacked), stacked);
        for (OperationPage* page : book->pages()) {
            page->setStacked(stacked);
        }
    });
}

/// Marks of the selected profile. What the action shows comes back from the engine.
void WindowCommands::connectMarks()
{
    const auto mark = [this](void (*change)(config::ProfileMark&, bool)) {
        return [this, change](bool on) {
            config::ProfileMark changed = m_window.identity().mark;
            change(changed, on);
            m_window.engine().markProfile(QString::fromStdString(m_window.identity().profile), changed);
        };
    };
    connect(m_actions[Command::ReadOnly], &QAction::triggered, this,
            mark([](config::ProfileMark& changed, bool on) { changed.readOnly = on; }));
    connect(m_actions[Command::Production], &QAction::triggered, this,
            mark([](config::ProfileMark& changed, bool on) { changed.production = on; }));
}

/// When the keychain's keys are forgotten, kept over restarts.
void WindowCommands::connectKeychain()
{
    ProfileManager* profiles = m_window.profiles();
    const auto use = [this, profiles](int minutes) {
        m_window.engine().setKeychainLock(minutes);
        profiles->setKeychainLock(minutes);
    };
    const auto lock = [this, profiles] {
        m_window.engine().lockKeychain();
        profiles->showDone(tr("Locked. The next call that needs the keychain asks it again."));
    };
    constexpr int usual = static_cast<int>(credentials::Keychain::defaultLockMicros / 60'000'000);
    const QString kept = m_state.word(QLatin1String(state::keychainLock));
    use(kept.isEmpty() ? usual : kept.toInt());
    on(Command::LockKeychain, lock);
    connect(profiles, &ProfileManager::lockRequested, this, lock);
    connect(profiles, &ProfileManager::keychainLockChosen, this, [this, use](int minutes) {
        m_state.setWord(QLatin1String(state::keychainLock), QString::number(minutes));
        use(minutes);
    });
}

void WindowCommands::connectPanels()
{
    QDockWidget* browser = m_window.browserDock();
    DocsHost* docs = m_window.docs();
    TraceDock* trace = m_window.traceDock();
    // The action follows what is shown, and shows what it was asked for.
    connect(m_actions[Command::ToggleBrowser], &QAction::triggered, browser, &QDockWidget::setVisible);
    connect(browser, &QDockWidget::visibilityChanged, m_actions[Command::ToggleBrowser],
            [this, browser] { m_actions[Command::ToggleBrowser]->setChecked(!browser->isHidden()); });
    connect(m_actions[Command::ToggleDocs], &QAction::triggered, this, [this, docs](bool shown) {
        m_state.setFlag(QLatin1String(state::docsShown), shown);
        docs->setShown(shown);
    });
    connect(docs, &DocsHost::closedByHand, this, [this] { m_state.setFlag(QLatin1String(state::docsShown), false); });
    connect(docs, &DocsHost::shownChanged, m_actions[Command::ToggleDocs], &QAction::setChecked);
    connect(m_actions[Command::ToggleTrace], &QAction::triggered, this, [trace](bool unfolded) {
        trace->show();
        trace->setFolded(!unfolded);
    });
    connect(trace, &TraceDock::foldedChanged, m_actions[Command::ToggleTrace],
            [this](bool folded) { m_actions[Command::ToggleTrace]->setChecked(!folded); });
    on(Command::FilterBrowser, [this, browser] {
        browser->show();
        m_window.browser()->focusFilter();
    });
    on(Command::FilterTrace, [trace] {
        trace->show();
        trace->setFolded(false);
        trace->panel()->focusFilter();
    });
    on(Command::NextPane, [this] { stepPane(1); });
    on(Command::PreviousPane, [this] { stepPane(-1); });
}

void WindowCommands::connectTheme()
{
    const auto use = [this](Scheme scheme) {
        m_state.setScheme(scheme);
        Theme::apply(*qApp, scheme);
    };
    on(Command::ThemeSystem, [use] { use(Scheme::System); });
    on(Command::ThemeLight, [use] { use(Scheme::Light); });
    on(Command::ThemeDark, [use] { use(Scheme::Dark); });
    const Scheme scheme = m_state.scheme();
    m_actions[scheme == Scheme::Light  ? Command::ThemeLight
              : scheme == Scheme::Dark ? Command::ThemeDark
                                       : Command::ThemeSystem]
        ->setChecked(true);
}

/// Services, request, response, trace, documentation, and around again; past what has nothing to focus.
void WindowCommands::stepPane(int direction)
{
    struct Pane {
        QWidget* widget;
        std::function<void()> focus;
    };
    OperationPage* page = m_window.book()->current();
    std::vector<Pane> panes{{m_window.browser(), [this] { m_window.browser()->focusFilter(); }}};
    if (page) {
        panes.push_back({page->requestWidget(), [page] { page->focusRequest(); }});
        panes.push_back({page->responseWidget(), [page] { page->focusResponse(); }});
    }
    panes.push_back({m_window.profiles(), [this] { m_window.profiles()->focusList(); }});
    panes.push_back({m_window.why(), [this] { m_window.why()->focusContent(); }});
    panes.push_back({m_window.traceDock()->panel(), [this] { m_window.traceDock()->panel()->focusPane(); }});
    panes.push_back({m_window.documentation(), [this] { m_window.documentation()->setFocus(Qt::TabFocusReason); }});
    const auto holdsFocus = [](const Pane& pane) { return pane.widget->isAncestorOf(QApplication::focusWidget()); };
    const auto count = static_cast<int>(panes.size());
    const auto found = std::ranges::find_if(panes, holdsFocus);
    const int at = found != panes.end() ? static_cast<int>(found - panes.begin()) : direction > 0 ? count - 1 : 0;
    for (int step = 1; step <= count; ++step) {
        const Pane& next = panes[static_cast<std::size_t>(((at + direction * step) % count + count) % count)];
        if (next.widget->isVisible()) {
            const QWidget* before = QApplication::focusWidget();
            next.focus();
            if (QApplication::focusWidget() != before) {
                return;
            }
        }
    }
}

void WindowCommands::showShortcuts()
{
    if (!m_shortcuts) {
        m_shortcuts = new ShortcutSheet(m_actions, &m_window);
        m_shortcuts->setAttribute(Qt::WA_DeleteOnClose);
    }
    m_shortcuts->show();
    m_shortcuts->raise();
    m_shortcuts->activateWindow();
}

void WindowCommands::showAbout()
{
    auto* box = named(new QMessageBox(&m_window), QStringLiteral("aboutBox"), tr("About Botoscope"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(tr("About Botoscope"));
    box->setText(tr("Botoscope %1").arg(QCoreApplication::applicationVersion()));
    box->setInformativeText(
        tr("A native explorer for AWS-style service APIs. What the trace shows is what happened, byte "
           "for byte. Licence: Apache 2.0."));
    box->setWindowModality(Qt::WindowModal);
    box->open();
}

} // namespace botoscope::ui
