#include "ui/profiles/profile_page.h"

#include "ui/common/labels.h"
#include "ui/common/named.h"
#include "ui/common/style.h"
#include "ui/profiles/diff_view.h"
#include "ui/profiles/key_table.h"
#include "ui/profiles/mark_editor.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QSignalBlocker>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

namespace botoscope::ui {

namespace {

constexpr int previewDelay = 200; // ms after the last key
constexpr int diffHeight = 96;

QString text(const std::string& utf8)
{
    return QString::fromStdString(utf8);
}

QPushButton* button(const QString& words, const QString& name)
{
    auto* made = named(new QPushButton(words), name, words);
    made->setMinimumHeight(metrics::rowHeight);
    return made;
}

QLabel* heading(const QString& words)
{
    auto* label = new QLabel(words);
    label->setFont(Theme::strongFont());
    return label;
}

} // namespace

ProfilePage::ProfilePage(QWidget* parent)
    : QWidget(parent), m_name(named(new QLineEdit, QStringLiteral("profileName"), tr("Name of the profile"))),
      m_nameNote(new NoteLabel({}, Token::Error)), m_kind(new PillLabel),
      m_use(button(tr("Use"), QStringLiteral("profileUse"))), m_test(button(tr("Test"), QStringLiteral("profileTest"))),
      m_more(named(new QToolButton, QStringLiteral("profileMore"), tr("More for this profile"))),
      m_source(named(new QToolButton, QStringLiteral("profileSource"), tr("Open the file at this profile"))),
      m_problems(new NoteLabel({}, Token::Error)), m_result(new NoteLabel), m_form(new ProfileForm),
      m_marks(new MarkEditor), m_marksGroup(new QWidget), m_others(new KeyTable),
      m_diff(named(new DiffView, QStringLiteral("profileDiff"), tr("What saving changes"))), m_diffNote(new NoteLabel),
      m_save(button(tr("Save"), QStringLiteral("profileSave"))),
      m_discard(button(tr("Discard"), QStringLiteral("profileDiscard"))), m_toKeychain(nullptr),
      m_removeWithKeys(nullptr), m_previewTimer(new QTimer(this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHead());
    column->addWidget(makeBody(), 1);
    column->addWidget(makeFoot());
    m_previewTimer->setSingleShot(true);
    m_previewTimer->setInterval(previewDelay);
    connect(m_previewTimer, &QTimer::timeout, this, &ProfilePage::previewRequested);
    connect(m_name, &QLineEdit::textChanged, this, &ProfilePage::edited);
    connect(m_form, &ProfileForm::edited, this, &ProfilePage::edited);
    connect(m_others, &KeyTable::edited, this, &ProfilePage::edited);
    connect(m_marks, &MarkEditor::changed, this,
            [this](const config::ProfileMark& mark) { Q_EMIT markChanged(m_original, mark); });
    connect(m_save, &QPushButton::clicked, this, &ProfilePage::trySaving);
    // A button's own shortcut would press it visibly first, while keys go on elsewhere.
    connect(new QShortcut(QKeySequence::Save, this), &QShortcut::activated, this,
            [this] { m_save->isEnabled() ? trySaving() : void(); });
    connect(m_discard, &QPushButton::clicked, this, &ProfilePage::discardRequested);
    connect(m_test, &QPushButton::clicked, this, [this] { Q_EMIT testRequested(m_original); });
    connect(m_use, &QPushButton::clicked, this, [this] { Q_EMIT useRequested(m_original); });
    connect(m_source, &QToolButton::clicked, this, [this] { Q_EMIT openFileRequested(m_file, m_line); });
}

QWidget* ProfilePage::makeHead()
{
    auto* menu = named(new QMenu(this), QStringLiteral("profileMoreMenu"), tr("More for this profile"));
    menu->addAction(icon(Icon::Copy), tr("Duplicate"), this, [this] { Q_EMIT duplicateRequested(m_original); });
    m_toKeychain = menu->addAction(icon(Icon::Lock), tr("Move the keys into the keychain"), this,
                                   [this] { Q_EMIT keychainRequested(m_original); });
    menu->addSeparator();
    menu->addAction(icon(Icon::Trash), tr("Delete"), this, [this] { Q_EMIT removeRequested(m_original, false); });
    m_removeWithKeys = menu->addAction(icon(Icon::Trash), tr("Delete with its keys in the keychain"), this,
                                       [this] { Q_EMIT removeRequested(m_original, true); });
    m_more->setIcon(icon(Icon::More));
    m_more->setToolTip(tr("Duplicate, move, delete"));
    connect(m_more, &QToolButton::clicked, menu,
            [this, menu] { menu->popup(m_more->mapToGlobal(QPoint(0, m_more->height()))); });
    for (QToolButton* tool : {m_more, m_source}) {
        tool->setAutoRaise(true);
        tool->setMinimumHeight(metrics::rowHeight);
        tool->setFocusPolicy(Qt::StrongFocus);
    }
    m_source->setIcon(icon(Icon::External));
    m_source->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_name->setFont(Theme::strongFont());
    m_name->setMinimumHeight(metrics::rowHeight);
    auto* row = new QHBoxLayout;
    row->setSpacing(metrics::medium);
    row->addWidget(m_name, 1);
    row->addWidget(m_kind);
    row->addWidget(m_use);
    row->addWidget(m_test);
    row->addWidget(m_more);
    auto* head = new QWidget;
    auto* column = new QVBoxLayout(head);
    column->setContentsMargins(metrics::large, metrics::medium, metrics::large, metrics::small);
    column->setSpacing(metrics::small);
    column->addLayout(row);
    for (QWidget* line :
         {static_cast<QWidget*>(m_nameNote), static_cast<QWidget*>(m_problems), static_cast<QWidget*>(m_result)}) {
        column->addWidget(line);
    }
    column->addWidget(m_source, 0, Qt::AlignLeft);
    return head;
}

QWidget* ProfilePage::makeBody()
{
    auto* marks = new QVBoxLayout(m_marksGroup);
    marks->setContentsMargins(0, 0, 0, 0);
    marks->setSpacing(metrics::small);
    marks->addWidget(heading(tr("Safety")));
    marks->addWidget(m_marks);
    auto* body = new QWidget;
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(metrics::large, metrics::medium, metrics::large, metrics::large);
    column->setSpacing(metrics::medium);
    column->addWidget(m_form);
    column->addSpacing(metrics::medium);
    column->addWidget(m_marksGroup);
    column->addSpacing(metrics::medium);
    column->addWidget(heading(tr("Other keys")));
    column->addWidget(m_others);
    column->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(body);
    return scroll;
}

QWidget* ProfilePage::makeFoot()
{
    m_diff->setFixedHeight(diffHeight);
    m_save->setToolTip(tr("Write it to the files (Ctrl+S)"));
    auto* row = new QHBoxLayout;
    row->setSpacing(metrics::medium);
    row->addWidget(m_diffNote, 1);
    row->addWidget(m_discard);
    row->addWidget(m_save);
    auto* foot = new QWidget;
    auto* column = new QVBoxLayout(foot);
    column->setContentsMargins(metrics::large, metrics::medium, metrics::large, metrics::medium);
    column->setSpacing(metrics::small);
    column->addWidget(m_diff);
    column->addLayout(row);
    return foot;
}

void ProfilePage::showProfile(const engine::BookProfile& profile, const config::ProfileMark& mark)
{
    m_new = false;
    m_isForKeychain = false;
    m_original = text(profile.name);
    showType(profile.type, contentOf(profile));
    showPlace(profile);
    m_marks->setMark(mark);
    m_toKeychain->setVisible(profile.type == config::ProfileType::StaticKeys);
    m_removeWithKeys->setVisible(profile.type == config::ProfileType::KeychainKeys);
    showProblems(profile);
    edited();
}

void ProfilePage::showPlace(const engine::BookProfile& profile)
{
    m_file = text(profile.path);
    m_line = profile.line;
    m_source->setText(tr("%1, line %2").arg(m_file).arg(m_line));
    m_source->setVisible(!m_file.isEmpty());
}

Followed ProfilePage::follow(const engine::BookProfile& profile)
{
    Content content = contentOf(profile);
    const auto session = m_context.ssoSessions.value(m_session);
    for (const auto& [key, value] : session.asKeyValueRange()) {
        content.values.insert(QLatin1String(sessionPrefix) + key, value);
    }
    const QSignalBlocker form(m_form);
    const QSignalBlocker others(m_others);
    Followed followed = m_form->follow(content.values, content.secrets);
    const Content rest = othersOf(contentOf(profile));
    const Followed further = m_others->follow(rest.values, rest.secrets);
    followed.taken += further.taken;
    followed.conflicts += further.conflicts;
    showPlace(profile);
    edited();
    return followed;
}

void ProfilePage::takeTheirs()
{
    m_form->takeTheirs();
    m_others->takeTheirs();
}

void ProfilePage::startAnew()
{
    m_new = true;
    m_original.clear();
    m_form->startAnew();
    m_others->startAnew();
    showNewness();
    edited();
}

void ProfilePage::setMark(const config::ProfileMark& mark)
{
    m_marks->setMark(mark);
}

void ProfilePage::showNew(config::ProfileType type, const QString& name)
{
    m_new = true;
    m_isForKeychain = type == config::ProfileType::KeychainKeys;
    m_original.clear();
    showType(type, {});
    m_name->setText(name);
    edited();
}

ProfilePage::Content ProfilePage::contentOf(const engine::BookProfile& profile)
{
    Content content;
    for (const engine::BookSetting& setting : profile.settings) {
        if (setting.secret) {
            content.secrets.insert(wishKey(setting));
        } else {
            content.values.insert(wishKey(setting), text(setting.value));
        }
    }
    return content;
}

void ProfilePage::showType(config::ProfileType type, const Content& content)
{
    m_session.clear();
    const QSignalBlocker name(m_name);
    const QSignalBlocker form(m_form);
    const QSignalBlocker others(m_others);
    m_name->setText(m_original);
    m_new ? m_form->setNew(type) : m_form->setProfile(type, content.values, content.secrets);
    m_form->followInTabOrder(m_source);
    passContext();
    const Content rest = othersOf(content);
    m_others->setKeys(rest.values, rest.secrets);
    m_kind->setText(profileTypeWord(type));
    m_kind->setToolTip(profileTypeSentence(type));
    showNewness();
    m_result->hide();
    m_diff->setDiff({});
    m_diff->hide();
}

/// What has no field of its own.
ProfilePage::Content ProfilePage::othersOf(Content content) const
{
    const auto hasField = [this](const QString& key) { return m_form->hasKey(key); };
    content.values.removeIf([&](const std::pair<const QString&, QString&>& entry) { return hasField(entry.first); });
    content.secrets.removeIf(hasField);
    return content;
}

/// What makes no sense for a profile that is in no file.
void ProfilePage::showNewness()
{
    for (QWidget* widget :
         {static_cast<QWidget*>(m_use), static_cast<QWidget*>(m_test), static_cast<QWidget*>(m_more), m_marksGroup}) {
        widget->setVisible(!m_new);
    }
    if (m_new) {
        m_source->hide();
        m_problems->hide();
    }
}

void ProfilePage::showProblems(const engine::BookProfile& profile)
{
    QStringList lines;
    ProfileForm::Values fields;
    for (const config::ProfileProblem& problem : profile.problems) {
        const QString key = wishKey(problem.block, problem.key);
        m_form->hasKey(key) ? void(fields.insert(key, text(problem.words))) : lines.append(text(problem.words));
    }
    m_form->setProblems(fields);
    m_problems->setText(lines.join(QLatin1Char('\n')));
    m_problems->setVisible(!lines.isEmpty());
}

void ProfilePage::setContext(const KeyContext& context)
{
    m_context = context;
    passContext();
    followSession();
}

/// The form judges by the other profiles.
void ProfilePage::passContext()
{
    KeyContext others = m_context;
    others.profile = m_original;
    others.others.remove(m_original);
    m_form->setContext(others);
}

/// The fields of the session show what the one that is named there has.
void ProfilePage::followSession()
{
    const QString session = m_form->value(QStringLiteral("sso_session"));
    if (session == m_session) {
        return;
    }
    m_session = session;
    const QSignalBlocker blocker(m_form);
    const auto keys = m_context.ssoSessions.value(session);
    for (const KeySpec& field : typeFields(config::ProfileType::SsoSession)) {
        const QString key = QString::fromLatin1(field.key);
        if (key.startsWith(QLatin1String(sessionPrefix))) {
            m_form->rebase(key, keys.value(key.mid(static_cast<qsizetype>(qstrlen(sessionPrefix)))));
        }
    }
}

QString ProfilePage::nameProblem() const
{
    const QString name = m_name->text().trimmed();
    const bool taken = name != m_original && m_context.others.contains(name);
    return name.isEmpty() ? tr("A profile needs a name.") : taken ? tr("There is a profile of that name.") : QString();
}

bool ProfilePage::isEdited() const
{
    return m_new || m_name->text().trimmed() != m_original || !m_form->edits().isEmpty() ||
           !m_others->edits().isEmpty();
}

ProfileWish ProfilePage::wish() const
{
    ProfileWish wish;
    wish.original = m_original;
    wish.name = m_name->text().trimmed();
    wish.session = m_session;
    wish.isSessionKnown = m_context.ssoSessions.contains(m_session);
    wish.changes = m_form->edits();
    wish.intoKeychain = m_isForKeychain;
    wish.changes.insert(m_others->edits());
    return wish;
}

bool ProfilePage::isRight() const
{
    return nameProblem().isEmpty() && m_form->problemCount() == 0 && m_others->problemCount() == 0;
}

void ProfilePage::edited()
{
    followSession();
    const QString wrong = nameProblem();
    m_nameNote->setText(wrong);
    m_nameNote->setVisible(!wrong.isEmpty());
    setOutline(m_name, wrong.isEmpty() ? std::nullopt : std::optional(Token::Error));
    showState();
    if (isEdited() && isRight()) {
        m_previewTimer->start();
    }
}

/// What can be done now, and what stands in the way of saving.
void ProfilePage::showState()
{
    const bool changed = isEdited();
    const bool right = isRight();
    m_save->setEnabled(changed);
    m_discard->setEnabled(changed);
    m_test->setEnabled(!changed);
    m_test->setToolTip(changed ? tr("Save first")
                               : tr("Asks sts GetCallerIdentity with this profile: changes nothing."));
    if (changed && right && m_diff->isHidden()) {
        m_diffNote->setText({}); // until the preview is there
    }
    if (!changed || !right) {
        m_diff->hide();
        m_diffNote->setTint(Token::TextSecondary);
        m_diffNote->setText(!changed ? QString()
                            : m_form->isProblemSaid() || m_others->problemCount() > 0
                                ? tr("Correct the marked fields to save.")
                                : tr("Fields with * must be filled in."));
    }
    changed&& right ? setTint(m_save, Token::Accent) : clearTint(m_save);
}

void ProfilePage::trySaving()
{
    if (isRight()) {
        Q_EMIT saveRequested();
    } else if (!nameProblem().isEmpty()) {
        m_name->setFocus(Qt::OtherFocusReason);
    } else {
        m_form->insist();
    }
}

void ProfilePage::showPreview(const QString& diff, const std::optional<Error>& error)
{
    if (!isEdited() || !isRight()) {
        return; // it was asked for before that
    }
    m_diff->setDiff(diff);
    m_diff->setVisible(!diff.isEmpty());
    m_diffNote->setTint(error ? Token::Error : Token::TextSecondary);
    m_diffNote->setText(error             ? text(error->message)
                        : m_isForKeychain ? tr("Saving puts the keys into the keychain and writes these lines.")
                                          : tr("Saving changes these lines and no others."));
}

void ProfilePage::showResult(const QString& words, bool good)
{
    m_result->setTint(good ? Token::Ok : Token::Error);
    m_result->setText(words);
    m_result->setVisible(!words.isEmpty());
}

void ProfilePage::setTesting(bool testing)
{
    m_testHadFocus = testing ? m_test->hasFocus() : m_testHadFocus;
    m_test->setText(testing ? tr("Testing…") : tr("Test"));
    m_test->setEnabled(!testing && !isEdited());
    if (!testing && m_testHadFocus && m_more->hasFocus()) {
        m_test->setFocus(Qt::OtherFocusReason); // it had gone on while the button could not have it
    }
}

void ProfilePage::focusFirst()
{
    m_new ? m_form->focusFirst() : m_name->setFocus(Qt::OtherFocusReason);
}

} // namespace botoscope::ui
