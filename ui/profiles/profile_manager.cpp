#include "ui/profiles/profile_manager.h"

#include "ui/common/dialogs.h"
#include "ui/common/named.h"
#include "ui/common/state_views.h"
#include "ui/profiles/notice_bar.h"
#include "ui/profiles/profile_delegate.h"
#include "ui/profiles/profile_list_model.h"
#include "ui/profiles/type_chooser.h"

#include <QActionGroup>
#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QStackedWidget>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>
#include <array>
#include <utility>

namespace botoscope::ui {

namespace {

enum Part { Nothing, Page, Types };
constexpr int listWidth = 264;
constexpr int tick = 20000;                      // ms; what counts down is told in minutes
constexpr std::array lockTimes = {5, 15, 60, 0}; // minutes; 0: with the window

QString text(const std::string& utf8)
{
    return QString::fromStdString(utf8);
}

QToolButton* tool(Icon which, const QString& words, const QString& name)
{
    auto* button = named(new QToolButton, name, words);
    button->setText(words);
    button->setToolTip(words);
    button->setIcon(icon(which));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setAutoRaise(true);
    button->setMinimumHeight(metrics::rowHeight);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

QString lockWords(int minutes)
{
    return minutes == 0   ? ProfileManager::tr("When the window closes")
           : minutes < 60 ? ProfileManager::tr("%1 minutes after their last use").arg(minutes)
                          : ProfileManager::tr("An hour after their last use");
}

void openBelow(QToolButton* button, QMenu* menu)
{
    QObject::connect(button, &QToolButton::clicked, menu,
                     [button, menu] { menu->popup(button->mapToGlobal(QPoint(0, button->height()))); });
}

} // namespace

ProfileManager::ProfileManager(QWidget* parent)
    : QWidget(parent), m_model(new ProfileListModel(this)), m_shown(new QSortFilterProxyModel(this)),
      m_filter(named(new QLineEdit, QStringLiteral("profileFilter"), tr("Filter profiles"))),
      m_list(named(new QListView, QStringLiteral("profileList"), tr("Profiles"))), m_notice(new NoticeBar),
      m_stack(new QStackedWidget), m_page(new ProfilePage), m_types(new TypeChooser),
      m_lockTimes(new QActionGroup(this))
{
    named(this, QStringLiteral("profileManager"), tr("Profiles"));
    auto* none = new EmptyState(Icon::Key, tr("Choose a profile on the left, or make a new one."), tr("New profile"));
    m_stack->addWidget(none);
    m_stack->addWidget(m_page);
    m_stack->addWidget(m_types);
    auto* split = new QSplitter(Qt::Horizontal);
    split->setChildrenCollapsible(false);
    split->addWidget(makeList());
    split->addWidget(m_stack);
    split->setStretchFactor(1, 1);
    split->setSizes({listWidth, 1000});
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHead());
    column->addWidget(m_notice);
    column->addWidget(split, 1);
    connect(none, &EmptyState::activated, this, &ProfileManager::chooseType);
    connect(m_types, &TypeChooser::chosen, this, &ProfileManager::startNew);
    connect(m_types, &TypeChooser::cancelled, this, &ProfileManager::showChosen);
    connectPage();
    auto* clock = new QTimer(this);
    connect(clock, &QTimer::timeout, m_model, &ProfileListModel::tick);
    clock->start(tick);
}

QWidget* ProfileManager::makeHead()
{
    auto* title = new QLabel(tr("Profiles"));
    title->setFont(Theme::strongFont());
    auto* fresh = tool(Icon::Plus, tr("New"), QStringLiteral("profileNew"));
    auto* import = tool(Icon::File, tr("Import keys…"), QStringLiteral("profileImport"));
    auto* close = tool(Icon::Close, tr("Close"), QStringLiteral("profilesClose"));
    auto* keychain = tool(Icon::Lock, tr("Keychain"), QStringLiteral("profileKeychain"));
    import->setToolTip(tr("Read access keys from a CSV file of the AWS console"));
    keychain->setToolTip(tr("Lock it, and say when it is to lock itself"));
    close->setToolButtonStyle(Qt::ToolButtonIconOnly);
    close->setToolTip(tr("Back to the operations (Esc)"));
    auto* head = new QWidget;
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(metrics::large, metrics::medium, metrics::medium, metrics::medium);
    row->setSpacing(metrics::medium);
    row->addWidget(title);
    row->addStretch(1);
    for (QWidget* button : {fresh, import, keychain, close}) {
        row->addWidget(button);
    }
    connect(fresh, &QToolButton::clicked, this, &ProfileManager::chooseType);
    openBelow(import, makeImportMenu());
    openBelow(keychain, makeKeychainMenu());
    connect(close, &QToolButton::clicked, this, [this] { leave([this] { Q_EMIT closeRequested(); }); });
    return head;
}

QMenu* ProfileManager::makeImportMenu()
{
    auto* menu = named(new QMenu(this), QStringLiteral("profileImportMenu"), tr("Import keys"));
    const auto add = [this, menu](Icon which, const QString& words, bool intoKeychain) {
        menu->addAction(icon(which), words, this, [this, intoKeychain] {
            Dialogs::current().openFile(
                this, {tr("Import access keys"), tr("Access keys (*.csv);;All files (*)"), {}},
                [this, intoKeychain](const QString& file) { Q_EMIT importRequested(file, intoKeychain); });
        });
    };
    add(Icon::Lock, tr("Into the keychain…"), true);
    add(Icon::File, tr("Into the credentials file…"), false);
    return menu;
}

QMenu* ProfileManager::makeKeychainMenu()
{
    auto* menu = named(new QMenu(this), QStringLiteral("profileKeychainMenu"), tr("Keychain"));
    menu->addAction(icon(Icon::Lock), tr("Lock now"), this, &ProfileManager::lockRequested);
    menu->addSection(tr("Forget its keys"));
    for (const int minutes : lockTimes) {
        auto* action =
            menu->addAction(lockWords(minutes), this, [this, minutes] { Q_EMIT keychainLockChosen(minutes); });
        action->setCheckable(true);
        action->setData(minutes);
        m_lockTimes->addAction(action);
    }
    return menu;
}

void ProfileManager::setKeychainLock(int minutes)
{
    for (QAction* action : m_lockTimes->actions()) {
        action->setChecked(action->data().toInt() == minutes);
    }
}

void ProfileManager::setAccount(const QString& profile, const QString& account)
{
    m_model->setAccount(profile, account);
}

QWidget* ProfileManager::makeList()
{
    m_shown->setSourceModel(m_model);
    m_shown->setFilterRole(ProfileListModel::SearchRole);
    m_shown->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_list->setModel(m_shown);
    m_list->setItemDelegate(new ProfileDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_filter->setPlaceholderText(tr("Name, account or role"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setMinimumHeight(metrics::rowHeight);
    auto* part = new QWidget;
    part->setMinimumWidth(160);
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(metrics::medium, 0, metrics::small, 0);
    column->setSpacing(metrics::medium);
    column->addWidget(m_filter);
    column->addWidget(m_list, 1);
    connect(m_filter, &QLineEdit::textChanged, m_shown, &QSortFilterProxyModel::setFilterFixedString);
    connect(m_filter, &QLineEdit::returnPressed, this, &ProfileManager::focusList);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] { choose(); });
    return part;
}

void ProfileManager::connectPage()
{
    connect(m_page, &ProfilePage::previewRequested, this, [this] { Q_EMIT previewRequested(m_page->wish()); });
    connect(m_page, &ProfilePage::saveRequested, this, [this] { Q_EMIT saveRequested(m_page->wish()); });
    connect(m_page, &ProfilePage::discardRequested, this, &ProfileManager::showChosen);
    connect(m_page, &ProfilePage::testRequested, this, &ProfileManager::testRequested);
    connect(m_page, &ProfilePage::useRequested, this, &ProfileManager::useRequested);
    connect(m_page, &ProfilePage::removeRequested, this, &ProfileManager::removeRequested);
    connect(m_page, &ProfilePage::keychainRequested, this, &ProfileManager::keychainRequested);
    connect(m_page, &ProfilePage::openFileRequested, this, &ProfileManager::openFileRequested);
    connect(m_page, &ProfilePage::markChanged, this, &ProfileManager::markChanged);
    connect(m_page, &ProfilePage::duplicateRequested, this, [this](const QString& profile) {
        m_wanted = freeName(tr("%1-copy").arg(profile));
        Q_EMIT duplicateRequested(profile, m_wanted);
    });
}

/// Goes on when nothing would be lost, or after it was asked about.
void ProfileManager::leave(std::function<void()> then)
{
    if (m_stack->currentIndex() != Page || !m_page->isEdited()) {
        then();
        return;
    }
    m_notice->say(tr("What you changed is not saved."), Token::Warning, tr("Discard it"), [this, then] {
        showChosen();
        then();
    });
}

void ProfileManager::choose()
{
    const QString name = m_list->currentIndex().data().toString();
    if (m_filling || (m_stack->currentIndex() == Page && name == m_page->profile())) {
        return;
    }
    if (m_stack->currentIndex() == Page && m_page->isEdited()) {
        m_notice->say(tr("What you changed is not saved."), Token::Warning, tr("Discard it"), [this] { showChosen(); });
        return;
    }
    showChosen();
}

void ProfileManager::showChosen()
{
    m_notice->hide();
    fillPage();
}

/// The page as the files have it; a notice stays, it may offer to undo what changed them.
void ProfileManager::fillPage()
{
    const engine::BookProfile* chosen = m_model->profile(m_list->currentIndex().data().toString());
    m_list->selectionModel()->select(m_list->currentIndex(), QItemSelectionModel::ClearAndSelect);
    m_stack->setCurrentIndex(chosen ? Page : Nothing);
    if (chosen) {
        m_page->setContext(context());
        m_page->showProfile(*chosen, m_model->mark(text(chosen->name)));
    }
}

void ProfileManager::chooseType()
{
    leave([this] {
        m_stack->setCurrentIndex(Types);
        m_types->focusFirst();
    });
}

void ProfileManager::startNew(config::ProfileType type)
{
    m_stack->setCurrentIndex(Page);
    m_list->selectionModel()->clearSelection(); // the new one is not in the list; the current one is where to go back
    m_page->setContext(context());
    m_page->showNew(
        type, freeName(type == config::ProfileType::EndpointOnly ? QStringLiteral("local") : QStringLiteral("new")));
    m_page->focusFirst();
}

KeyContext ProfileManager::context() const
{
    KeyContext made;
    if (!m_book) {
        return made;
    }
    for (const engine::BookProfile& profile : m_book->profiles) {
        made.others.insert(text(profile.name), text(profile.value("source_profile")));
    }
    for (const engine::BookSection& session : m_book->ssoSessions) {
        for (const engine::BookSetting& setting : session.settings) {
            made.ssoSessions[text(session.name)].insert(wishKey(setting), text(setting.value));
        }
    }
    for (const std::string& region : m_book->regions) {
        made.regions.append(text(region));
    }
    return made;
}

QString ProfileManager::freeName(const QString& wanted) const
{
    QString name = wanted;
    for (int number = 2; m_model->rowOf(name) >= 0; ++number) {
        name = wanted + QLatin1Char('-') + QString::number(number);
    }
    return name;
}

void ProfileManager::setBook(std::shared_ptr<const engine::ProfileBook> book)
{
    m_book = std::move(book);
    if (m_book->error) {
        m_notice->say(text(m_book->error->message), Token::Error);
    }
    const QString current = m_list->currentIndex().data().toString();
    m_filling = true;
    m_model->setProfiles(m_book->profiles);
    select(m_model->rowOf(m_wanted) >= 0 ? m_wanted : current);
    m_filling = false;
    if (m_stack->currentIndex() != Types && !m_saving) {
        catchUp();
    }
}

/// What is shown follows the files; what is edited stays on top of them.
void ProfileManager::catchUp()
{
    if (m_stack->currentIndex() != Page || !m_page->isEdited()) {
        fillPage();
        return;
    }
    m_page->setContext(context());
    if (m_page->isNew()) {
        return;
    }
    if (const engine::BookProfile* profile = m_model->profile(m_page->profile())) {
        sayFollowed(m_page->follow(*profile));
        return;
    }
    m_page->startAnew();
    m_notice->say(tr("Another program deleted this profile. Saving makes it anew."), Token::Warning, tr("Let it go"),
                  [this] { showChosen(); });
}

void ProfileManager::sayFollowed(const Followed& followed)
{
    if (!followed.conflicts.isEmpty()) {
        m_notice->say(tr("Another program changed %1 too. Saving replaces that with yours.")
                          .arg(followed.conflicts.join(QStringLiteral(", "))),
                      Token::Warning, tr("Take the file's"), [this] { m_page->takeTheirs(); });
    } else if (!followed.taken.isEmpty()) {
        m_notice->say(tr("Another program changed %1; your edits stay on top of it.")
                          .arg(followed.taken.join(QStringLiteral(", "))),
                      Token::Accent);
    }
}

void ProfileManager::select(const QString& name)
{
    if (const int row = m_model->rowOf(name); row >= 0) {
        m_list->setCurrentIndex(m_shown->mapFromSource(m_model->index(row)));
        m_wanted.clear();
    }
}

void ProfileManager::setMarks(QHash<QString, config::ProfileMark> marks)
{
    m_model->setMarks(std::move(marks));
    if (m_stack->currentIndex() == Page) {
        m_page->setMark(m_model->mark(m_page->profile()));
    }
}

void ProfileManager::setCurrent(const QString& profile)
{
    m_model->setCurrent(profile);
}

void ProfileManager::edit(const QString& profile)
{
    if (m_stack->currentIndex() == Page && m_page->isEdited()) {
        return; // whoever comes back finds what was begun
    }
    m_filter->clear();
    m_wanted = profile;
    select(profile);
}

void ProfileManager::offerUndo(const QString& what)
{
    m_canUndo = true;
    m_notice->say(what, Token::Accent, tr("Undo"), [this] {
        m_canUndo = false;
        Q_EMIT undoRequested();
    });
}

void ProfileManager::showProblem(const QString& what)
{
    m_notice->say(what, Token::Error);
}

void ProfileManager::showDone(const QString& what)
{
    m_notice->say(what, Token::Ok);
}

void ProfileManager::showRefusal(const QString& why)
{
    if (std::exchange(m_saving, false)) {
        catchUp();
    }
    showProblem(why);
}

void ProfileManager::showSaved(const QString& profile)
{
    const bool hadFocus = m_stack->isAncestorOf(QApplication::focusWidget());
    m_saving = false;
    m_wanted = profile;
    select(profile);
    showChosen();
    if (profile.isEmpty() && hadFocus) {
        focusList(); // what had it is gone
    }
}

void ProfileManager::focusList()
{
    if (!m_list->currentIndex().isValid()) {
        m_list->setCurrentIndex(m_shown->index(0, 0));
    }
    m_list->setFocus(Qt::OtherFocusReason);
}

void ProfileManager::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) {
        leave([this] { Q_EMIT closeRequested(); });
        return;
    }
    if (event->matches(QKeySequence::Undo) && m_canUndo) {
        m_notice->hide();
        m_canUndo = false;
        Q_EMIT undoRequested();
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace botoscope::ui
