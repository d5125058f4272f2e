#include "ui/shell/main_window.h"

#include "core/engine/engine.h"
#include "ui/browser/browser_panel.h"
#include "ui/browser/palette.h"
#include "ui/common/named.h"
#include "ui/profiles/profile_manager.h"
#include "ui/profiles/prompt_area.h"
#include "ui/profiles/why_panel.h"
#include "ui/shell/actions.h"
#include "ui/shell/call_desk.h"
#include "ui/shell/dock_title.h"
#include "ui/shell/docs_host.h"
#include "ui/shell/documentation_panel.h"
#include "ui/shell/identity_strip.h"
#include "ui/shell/model_shelf.h"
#include "ui/shell/operation_page.h"
#include "ui/shell/page_book.h"
#include "ui/shell/profile_desk.h"
#include "ui/shell/trace_dock.h"
#include "ui/shell/ui_state.h"
#include "ui/shell/welcome_page.h"
#include "ui/shell/window_commands.h"
#include "ui/trace/trace_panel.h"

#include <QCloseEvent>
#include <QDockWidget>
#include <QMenu>
#include <QScreen>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace botoscope::ui {

namespace {
constexpr QSize firstSize(1280, 800);
constexpr QSize smallest(800, 560);
constexpr int browserWidth = 248;
constexpr int docsWidth = 288;
constexpr int titleBarRoom = 32;
} // namespace

MainWindow::MainWindow(engine::Engine& engine, UiState& state, QWidget* parent)
    : QMainWindow(parent), m_engine(engine), m_state(state), m_actions(new Actions(this)), m_strip(new IdentityStrip),
      m_prompts(new PromptArea(engine)), m_centre(new QStackedWidget), m_welcome(new WelcomePage), m_book(new PageBook),
      m_profiles(new ProfileManager), m_why(new WhyPanel),
      m_profileDesk(new ProfileDesk(engine, m_profiles, m_why, this)), m_browser(new BrowserPanel),
      m_browserDock(new QDockWidget(tr("Services"), this)), m_documentation(new DocumentationPanel),
      m_docs(new DocsHost(this, m_documentation)), m_trace(new TraceDock(this)), m_palette(new Palette(this)),
      m_calls(new CallDesk(engine, m_trace, this)), m_models(new ModelShelf(engine, this))
{
    setWindowTitle(tr("Botoscope"));
    named(this, QStringLiteral("mainWindow"), tr("Botoscope"));
    setMinimumSize(smallest);
    auto* menu = new QMenu(this);
    named(menu, QStringLiteral("mainMenuList"), tr("Main menu"));
    m_actions->fill(menu);
    m_strip->setMainMenu(menu);
    m_strip->setProfileActions({(*m_actions)[Command::ManageProfiles], (*m_actions)[Command::WhyCredentials]});
    setMenuWidget(m_strip);
    makeCentre();
    makeDocks();
    connectEngine();
    connectParts();
    m_palette->setCommands(m_actions->all());
    new WindowCommands(*this, state);
    restore();
}

MainWindow::~MainWindow() = default;

void MainWindow::makeCentre()
{
    m_centre->addWidget(m_welcome);
    m_centre->addWidget(m_book);
    m_centre->addWidget(m_profiles);
    m_centre->addWidget(m_why);
    auto* centre = new QWidget;
    auto* column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_prompts);
    column->addWidget(m_centre, 1);
    setCentralWidget(centre);
}

void MainWindow::makeDocks()
{
    setDockNestingEnabled(true);
    setCorner(Qt::BottomLeftCorner, Qt::BottomDockWidgetArea);
    setCorner(Qt::BottomRightCorner, Qt::BottomDockWidgetArea);
    m_browserDock->setObjectName(QStringLiteral("browserDock"));
    m_browserDock->setTitleBarWidget(new DockTitle(tr("Services"), m_browserDock));
    m_browserDock->setWidget(m_browser);
    m_browserDock->setMinimumWidth(180);
    addDockWidget(Qt::LeftDockWidgetArea, m_browserDock);
    addDockWidget(Qt::RightDockWidgetArea, m_docs->dock());
    addDockWidget(Qt::BottomDockWidgetArea, m_trace);
    resizeDocks({m_browserDock, m_docs->dock()}, {browserWidth, docsWidth}, Qt::Horizontal);
}

void MainWindow::connectEngine()
{
    using engine::Engine;
    connect(&m_engine, &Engine::catalogReady, this, [this](const std::shared_ptr<const client::Catalog>& catalog) {
        m_browser->setCatalog(catalog);
        m_palette->setCatalog(catalog);
        m_palette->setRecents(m_state.list(QLatin1String(state::recents)));
        m_welcome->setCounts(static_cast<int>(catalog->services.size()), static_cast<int>(catalog->operationCount));
        m_haveCatalog = true;
        m_ready = !m_identity.profile.empty();
    });
    connect(&m_engine, &Engine::profilesListed, m_strip, &IdentityStrip::setProfiles);
    connect(&m_engine, &Engine::profilesListed, m_profileDesk, &ProfileDesk::setProfiles);
    connect(&m_engine, &Engine::profileMarked, this, [this](const QString&, const std::optional<Error>& error) {
        if (error) {
            showIdentity(m_identity); // it is as it was
            m_strip->showProblem(QString::fromStdString(error->message));
        }
    });
    connect(&m_engine, &Engine::identityChanged, this, &MainWindow::showIdentity);
}

void MainWindow::connectParts()
{
    connect(m_browser, &BrowserPanel::operationChosen, this, &MainWindow::openOperation);
    connect(m_palette, &Palette::operationChosen, this, &MainWindow::openOperation);
    connect(m_welcome, &WelcomePage::operationChosen, this, &MainWindow::openOperation);
    connect(m_documentation, &DocumentationPanel::operationRequested, this, &MainWindow::openOperation);
    connect(m_welcome, &WelcomePage::goToRequested, m_palette, &Palette::open);
    connect(m_strip, &IdentityStrip::goToRequested, this, [this] { m_palette->open(); });
    connect(m_book, &PageBook::newTabRequested, this, [this] { m_palette->open(); });
    connect(m_strip, &IdentityStrip::profileChosen, this, [this](const QString& name) { selectIdentity(name, {}); });
    connect(m_strip, &IdentityStrip::regionChosen, this,
            [this](const QString& region) { selectIdentity(QString::fromStdString(m_identity.choice), region); });
    connect(m_strip, &IdentityStrip::whyRequested, this, &MainWindow::openWhy);
    connect(m_profiles, &ProfileManager::closeRequested, this, &MainWindow::showOperations);
    connect(m_why, &WhyPanel::closeRequested, this, &MainWindow::showOperations);
    connect(m_profileDesk, &ProfileDesk::selectRequested, this, [this](const QString& profile) {
        const bool same = profile.isEmpty();
        selectIdentity(same ? QString::fromStdString(m_identity.choice) : profile,
                       same ? m_state.word(QLatin1String(state::region)) : QString());
    });
    connect(m_strip, &IdentityStrip::accountRequested, this, [this] { m_engine.askCallerIdentity(); });
    connect(m_strip, &IdentityStrip::readOnlyClicked, (*m_actions)[Command::ReadOnly], &QAction::trigger);
    connect(m_book, &PageBook::pageAdded, this, &MainWindow::receivePage);
    connect(m_book, &PageBook::pageClosing, m_calls, &CallDesk::release);
    connect(m_book, &PageBook::currentPageChanged, this, &MainWindow::showPage);
    connect(m_browser, &BrowserPanel::favouritesChanged, this,
            [this](const QStringList& keys) { m_state.setList(QLatin1String(state::favourites), keys); });
    connect(m_calls, &CallDesk::callSent, this, [this](const QString& key) {
        const QStringList recents = m_state.addRecent(key);
        m_palette->setRecents(recents);
        m_browser->setRecents(recents);
    });
}

void MainWindow::start(const QString& profile, const QString& region)
{
    m_engine.loadCatalog();
    resume(profile, region);
}

void MainWindow::resume(const QString& profile, const QString& region)
{
    m_engine.listProfiles();
    const bool given = !profile.isEmpty() || !region.isEmpty();
    selectIdentity(given ? profile : m_state.word(QLatin1String(state::profile)),
                   given ? region : m_state.word(QLatin1String(state::region)));
    for (const TabState& tab : m_state.tabs()) {
        m_book->add(tab.service, tab.operation);
    }
    m_book->setCurrentIndex(m_state.word(QLatin1String(state::currentTab)).toInt());
    if (m_book->count() == 0) {
        showPage(nullptr);
    }
}

void MainWindow::openOperation(const QString& service, const QString& operation)
{
    OperationPage* page = m_book->open(service, operation);
    m_centre->setCurrentWidget(m_book);
    page->focusRequest();
}

void MainWindow::openProfiles(const QString& profile)
{
    m_profileDesk->openManager(profile);
    m_centre->setCurrentWidget(m_profiles);
    m_profiles->focusList();
}

void MainWindow::openWhy()
{
    m_profileDesk->openWhy();
    m_centre->setCurrentWidget(m_why);
    m_why->focusContent();
}

void MainWindow::showOperations()
{
    OperationPage* page = m_book->current();
    showPage(page);
    if (page) {
        page->focusRequest();
    }
}

void MainWindow::setRegions(const QStringList& regions)
{
    m_strip->setRegions(regions);
}

void MainWindow::receivePage(OperationPage* page)
{
    m_calls->serve(page);
    page->setStacked((*m_actions)[Command::SwitchOrientation]->isChecked());
    page->splitter()->restoreState(m_state.bytes(QLatin1String(state::pageSplitter)));
    connect(page->splitter(), &QSplitter::splitterMoved, this,
            [this, page] { m_state.setBytes(QLatin1String(state::pageSplitter), page->splitter()->saveState()); });
    connect(page, &OperationPage::modelRequested, m_models, [this, page] { m_models->supply(page); });
    connect(page, &OperationPage::memberFocused, this, [this, page](const QString& path, const model::Member* member) {
        if (member && page == m_book->current()) {
            m_documentation->showMember(path, *member);
        }
    });
    connect(page, &OperationPage::stateChanged, this, [this, page] {
        // Only for another operation than before: sending takes nobody's member away.
        if (page == m_book->current() && page->model() && m_documentation->front() != page->key()) {
            m_documentation->showOperation(page->model(), page->operation());
            showTitle(page);
        }
        (*m_actions)[Command::Cancel]->setEnabled(m_book->current() && m_book->current()->isRunning());
    });
    m_models->supply(page);
}

void MainWindow::showPage(OperationPage* page)
{
    m_centre->setCurrentWidget(page ? static_cast<QWidget*>(m_book) : m_welcome);
    showTitle(page);
    for (const Command command :
         {Command::Send, Command::CloseTab, Command::DuplicateTab, Command::FocusRequest, Command::FocusResponse}) {
        (*m_actions)[command]->setEnabled(page != nullptr);
    }
    (*m_actions)[Command::Cancel]->setEnabled(page && page->isRunning());
    if (!page) {
        m_documentation->clear();
        m_trace->panel()->showTab({});
        m_welcome->focusSearch();
        return;
    }
    if (page->model()) {
        m_documentation->showOperation(page->model(), page->operation());
    }
    m_trace->panel()->showTab(page->calls());
}

void MainWindow::showTitle(const OperationPage* page)
{
    setWindowTitle(page ? tr("%1 · Botoscope").arg(page->title()) : tr("Botoscope"));
}

void MainWindow::showIdentity(const engine::Identity& identity)
{
    m_identity = identity;
    m_strip->setIdentity(identity);
    (*m_actions)[Command::ReadOnly]->setChecked(identity.mark.readOnly);
    (*m_actions)[Command::Production]->setChecked(identity.mark.production);
    m_calls->setIdentity(identity);
    m_profileDesk->setIdentity(identity);
    m_welcome->setSimulator(identity.simulator, QString::fromStdString(identity.profile));
    for (OperationPage* page : m_book->pages()) {
        page->setIdentity(identity);
    }
    m_ready = m_haveCatalog;
}

void MainWindow::selectIdentity(const QString& profile, const QString& region)
{
    m_state.setWord(QLatin1String(state::profile), profile);
    m_state.setWord(QLatin1String(state::region), region);
    m_engine.selectProfile(profile, region);
}

void MainWindow::restore()
{
    m_browser->setFavourites(m_state.list(QLatin1String(state::favourites)));
    m_browser->setRecents(m_state.list(QLatin1String(state::recents)));
    if (!restoreGeometry(m_state.bytes(QLatin1String(state::geometry)))) {
        // A first window fits on the screen with its title bar.
        const QSize room = screen()->availableSize() - QSize(0, titleBarRoom);
        resize(firstSize.boundedTo(room).expandedTo(smallest));
    }
    restoreState(m_state.bytes(QLatin1String(state::docks)));
    m_docs->setShown(m_state.flag(QLatin1String(state::docsShown), true));
    m_docs->adapt();
    (*m_actions)[Command::SwitchOrientation]->setChecked(m_state.flag(QLatin1String(state::pageStacked), false));
}

void MainWindow::save()
{
    m_state.setBytes(QLatin1String(state::geometry), saveGeometry());
    m_state.setBytes(QLatin1String(state::docks), saveState());
    m_state.setTabs(m_book->state());
    m_state.setWord(QLatin1String(state::currentTab), QString::number(m_book->currentIndex()));
    m_state.sync();
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    save();
    QMainWindow::closeEvent(event);
}

void MainWindow::resizeEvent(QResizeEvent* event)
{
    QMainWindow::resizeEvent(event);
    m_docs->adapt();
}

} // namespace botoscope::ui
