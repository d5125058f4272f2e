#include "ui/profiles/profile_form.h"

#include "ui/common/labels.h"
#include "ui/common/named.h"
#include "ui/common/style.h"
#include "ui/profiles/secret_edit.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QCompleter>
#include <QFocusEvent>
#include <QGridLayout>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <algorithm>

namespace botoscope::ui {

namespace {

constexpr int labelWidth = 128;
constexpr int fieldWidth = 420;

bool isChosen(KeyKind kind)
{
    return kind == KeyKind::Choice || kind == KeyKind::Profile || kind == KeyKind::Region ||
           kind == KeyKind::SsoSession;
}

bool goesOverTheWire(KeyKind kind)
{
    return kind == KeyKind::RoleArn || kind == KeyKind::Url || kind == KeyKind::Path;
}

QLineEdit* lineFor(KeyKind kind)
{
    if (kind == KeyKind::Secret) {
        return new SecretEdit;
    }
    auto* plain = new QLineEdit;
    return plain;
}

/// A list of the one word that stands there already is only in the way, of shortcuts too.
void closeWhenComplete(QComboBox* box)
{
    QCompleter* completer = box->completer();
    if (completer->completionCount() == 1 && completer->currentCompletion() == box->currentText()) {
        completer->popup()->hide();
    }
}

} // namespace

ProfileForm::ProfileForm(QWidget* parent) : QWidget(parent)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
}

void ProfileForm::setProfile(config::ProfileType type, const Values& values, const QSet<QString>& secrets)
{
    m_isNew = false;
    showFields(typeFields(type), values, secrets);
}

void ProfileForm::setNew(config::ProfileType type)
{
    m_isNew = true;
    showFields(newTypeFields(type), {}, {});
}

void ProfileForm::showFields(std::span<const KeySpec> own, const Values& values, const QSet<QString>& secrets)
{
    m_insists = false;
    delete m_body;
    m_rows.clear();
    m_problems.clear();
    m_body = new QWidget;
    m_grid = new QGridLayout(m_body);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(metrics::large);
    m_grid->setVerticalSpacing(metrics::small);
    m_grid->setColumnMinimumWidth(0, labelWidth);
    m_grid->setColumnStretch(1, 1);
    for (const auto& fields : {own, commonFields()}) {
        for (const KeySpec& spec : fields) {
            if (!hasKey(QString::fromLatin1(spec.key))) {
                addRow(spec, values, secrets);
            }
        }
    }
    layout()->addWidget(m_body);
    m_body->show(); // not only with the next event: it may be given the focus
    judge();
}

void ProfileForm::addRow(const KeySpec& spec, const Values& values, const QSet<QString>& secrets)
{
    Row row;
    row.spec = spec;
    row.key = QString::fromLatin1(spec.key);
    row.before = values.value(row.key);
    row.isSecretSet = secrets.contains(row.key);
    row.editor = makeEditor(spec, row.before);
    row.note = new NoteLabel({}, Token::Error);
    auto* label = new QLabel(spec.required ? fieldLabel(spec) + QStringLiteral(" *") : fieldLabel(spec));
    label->setToolTip(row.key.section(QLatin1Char('.'), -1));
    label->setBuddy(row.editor);
    const int at = m_grid->rowCount();
    m_grid->addWidget(label, at, 0);
    m_grid->addWidget(row.editor, at, 1);
    m_grid->addWidget(row.note, at + 1, 1);
    m_rows.push_back(row);
    fillChoices(m_rows.back());
    showSecret(row);
    QLineEdit* typing = line(row);
    connect(typing, &QLineEdit::textChanged, this, [this, typing] { typed(typing); });
    if (auto* box = qobject_cast<QComboBox*>(row.editor)) {
        // Behind the completer, which opens its list at each key.
        connect(
            typing, &QLineEdit::textEdited, box, [box] { closeWhenComplete(box); }, Qt::QueuedConnection);
    }
    typing->installEventFilter(this);
}

QWidget* ProfileForm::makeEditor(const KeySpec& spec, const QString& value)
{
    const QString name = QStringLiteral("profile.") + QString::fromLatin1(spec.key);
    QWidget* made = nullptr;
    if (isChosen(spec.kind)) {
        auto* box = named(new QComboBox, name, fieldLabel(spec));
        box->setEditable(true);
        box->setInsertPolicy(QComboBox::NoInsert);
        box->lineEdit()->setPlaceholderText(QString::fromUtf8(spec.hint));
        named(box->lineEdit(), name + QStringLiteral(".edit"), fieldLabel(spec));
        box->setEditText(value);
        made = box;
    } else {
        QLineEdit* edit = lineFor(spec.kind);
        named(edit, name, fieldLabel(spec));
        edit->setText(value);
        if (goesOverTheWire(spec.kind)) {
            edit->setFont(Theme::monoFont());
        }
        made = edit;
    }
    made->setMinimumHeight(metrics::rowHeight);
    made->setMaximumWidth(fieldWidth);
    return made;
}

void ProfileForm::fillChoices(const Row& row)
{
    auto* box = qobject_cast<QComboBox*>(row.editor);
    if (!box) {
        return;
    }
    const QSignalBlocker blocker(box);
    const QSignalBlocker typing(box->lineEdit()); // nobody types
    const QString shown = box->currentText();
    box->clear();
    box->addItems(fieldChoices(row.spec, m_context));
    box->completer()->setCompletionMode(QCompleter::PopupCompletion);
    box->completer()->setFilterMode(Qt::MatchContains);
    box->setEditText(shown);
}

void ProfileForm::setContext(const KeyContext& context)
{
    m_context = context;
    for (const Row& row : m_rows) {
        fillChoices(row);
    }
    judge();
}

void ProfileForm::setProblems(const Values& problems)
{
    m_problems = problems;
    judge();
}

void ProfileForm::rebase(const QString& key, const QString& value)
{
    for (Row& row : m_rows) {
        if (row.key == key) {
            const QSignalBlocker blocker(line(row));
            row.before = value;
            line(row)->setText(value);
        }
    }
    judge();
}

void ProfileForm::showSecret(const Row& row)
{
    if (row.spec.kind == KeyKind::Secret) {
        line(row)->setPlaceholderText(row.isSecretSet ? tr("set; type to replace it")
                                                      : QString::fromUtf8(row.spec.hint));
    } else if (!isChosen(row.spec.kind)) {
        line(row)->setPlaceholderText(QString::fromUtf8(row.spec.hint));
    }
}

Followed ProfileForm::follow(const Values& values, const QSet<QString>& secrets)
{
    Followed followed;
    for (Row& row : m_rows) {
        const QString theirs = values.value(row.key);
        const QString mine = text(row);
        row.isSecretSet = secrets.contains(row.key);
        showSecret(row);
        if (theirs == row.before) {
            continue;
        }
        const bool edited = mine != row.before;
        row.before = theirs;
        row.isContested = edited && mine != theirs;
        if (row.isContested) {
            followed.conflicts.append(row.key);
        } else if (!edited) {
            followed.taken.append(row.key);
            const QSignalBlocker blocker(line(row));
            line(row)->setText(theirs);
        }
    }
    judge();
    return followed;
}

void ProfileForm::takeTheirs()
{
    for (const Row& row : m_rows) {
        if (row.isContested) {
            line(row)->setText(row.before);
        }
    }
}

void ProfileForm::startAnew()
{
    for (Row& row : m_rows) {
        row.before.clear();
        row.isSecretSet = false;
        row.isContested = false;
        showSecret(row);
    }
    m_problems.clear();
    judge();
}

QString ProfileForm::text(const Row& row)
{
    const auto* box = qobject_cast<QComboBox*>(row.editor);
    return (box ? box->currentText() : line(row)->text()).trimmed();
}

QLineEdit* ProfileForm::line(const Row& row)
{
    auto* box = qobject_cast<QComboBox*>(row.editor);
    return box ? box->lineEdit() : qobject_cast<QLineEdit*>(row.editor);
}

ProfileForm::Values ProfileForm::edits() const
{
    Values changed;
    for (const Row& row : m_rows) {
        const QString now = text(row);
        if (now != row.before) {
            changed.insert(row.key, now);
        }
    }
    return changed;
}

QString ProfileForm::value(const QString& key) const
{
    for (const Row& row : m_rows) {
        if (row.key == key) {
            return text(row);
        }
    }
    return {};
}

bool ProfileForm::hasKey(const QString& key) const
{
    return std::any_of(m_rows.begin(), m_rows.end(), [&key](const Row& row) { return row.key == key; });
}

QString ProfileForm::problem(const Row& row) const
{
    const QString now = text(row);
    if (now == row.before && m_problems.contains(row.key)) {
        return m_problems.value(row.key);
    }
    if (now.isEmpty() && row.isSecretSet) {
        return {};
    }
    const QString other = row.key == QLatin1String("source_profile")      ? QStringLiteral("credential_source")
                          : row.key == QLatin1String("credential_source") ? QStringLiteral("source_profile")
                                                                          : QString();
    if (!other.isEmpty() && now.isEmpty() == value(other).isEmpty()) {
        return row.key == QLatin1String("source_profile") ? QString()
               : now.isEmpty()                            ? tr("A role needs a source profile or a source.")
                                                          : tr("One of the two, not both.");
    }
    return fieldProblem(row.spec, now, m_context);
}

/// A person is told of what they have left behind, not of what they are at or have not come to.
bool ProfileForm::isSaid(const Row& row) const
{
    const bool untouched = text(row) == row.before;
    return m_insists || row.isLeft || (untouched ? !m_isNew : !line(row)->hasFocus());
}

void ProfileForm::judge()
{
    for (const Row& row : m_rows) {
        judge(row);
    }
    Q_EMIT edited();
}

void ProfileForm::judge(const Row& row) const
{
    const bool contested = row.isContested && text(row) != row.before;
    const QString wrong = isSaid(row) ? problem(row) : QString();
    const QString theirs = row.before.isEmpty() ? tr("Another program has taken it out.")
                                                : tr("Another program wrote: %1").arg(row.before);
    const QString note = !wrong.isEmpty() ? wrong : contested ? theirs : QString();
    row.note->setTint(wrong.isEmpty() ? Token::Warning : Token::Error);
    row.note->setText(note);
    row.note->setVisible(!note.isEmpty());
    setOutline(row.editor, note.isEmpty()    ? std::nullopt
                           : wrong.isEmpty() ? std::optional(Token::Warning)
                                             : std::optional(Token::Error));
    row.editor->setAccessibleDescription(note);
}

void ProfileForm::typed(const QObject* typing)
{
    for (Row& row : m_rows) {
        row.isTyped = row.isTyped || line(row) == typing;
    }
    judge();
}

bool ProfileForm::eventFilter(QObject* watched, QEvent* event)
{
    // A list that opens below a field, or another window, is no leaving.
    const bool leaves = event->type() == QEvent::FocusOut &&
                        static_cast<QFocusEvent*>(event)->reason() != Qt::PopupFocusReason &&
                        static_cast<QFocusEvent*>(event)->reason() != Qt::ActiveWindowFocusReason;
    for (Row& row : m_rows) {
        if (leaves && line(row) == watched && row.isTyped && !row.isLeft) {
            row.isLeft = true;
            judge(row);
        }
    }
    return QWidget::eventFilter(watched, event);
}

void ProfileForm::insist()
{
    m_insists = true;
    judge();
    const auto wrong =
        std::find_if(m_rows.begin(), m_rows.end(), [this](const Row& row) { return !problem(row).isEmpty(); });
    if (wrong != m_rows.end()) {
        wrong->editor->setFocus(Qt::OtherFocusReason);
    }
}

bool ProfileForm::isProblemSaid() const
{
    return std::any_of(m_rows.begin(), m_rows.end(),
                       [this](const Row& row) { return isSaid(row) && !problem(row).isEmpty(); });
}

int ProfileForm::problemCount() const
{
    return static_cast<int>(
        std::count_if(m_rows.begin(), m_rows.end(), [this](const Row& row) { return !problem(row).isEmpty(); }));
}

void ProfileForm::clearSecrets()
{
    for (const Row& row : m_rows) {
        if (row.spec.kind == KeyKind::Secret) {
            line(row)->clear();
        }
    }
}

void ProfileForm::focusFirst()
{
    if (!m_rows.empty()) {
        m_rows.front().editor->setFocus(Qt::OtherFocusReason);
    }
}

void ProfileForm::followInTabOrder(QWidget* before) const
{
    for (const Row& row : m_rows) {
        QWidget::setTabOrder(before, row.editor);
        before = row.editor;
    }
}

void ProfileForm::focusKey(const QString& key)
{
    for (const Row& row : m_rows) {
        if (row.key == key) {
            row.editor->setFocus(Qt::OtherFocusReason);
        }
    }
}

} // namespace botoscope::ui
