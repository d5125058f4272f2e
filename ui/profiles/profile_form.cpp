#include "ui/profiles/profile_form.h"

#include "ui/common/labels.h"
#include "ui/common/named.h"
#include "ui/common/style.h"
#include "ui/profiles/secret_edit.h"

#include <QComboBox>
#include <QCompleter>
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

} // namespace

ProfileForm::ProfileForm(QWidget* parent) : QWidget(parent)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
}

void ProfileForm::setProfile(config::ProfileType type, const Values& values, const QSet<QString>& secrets)
{
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
    for (const auto& fields : {typeFields(type), commonFields()}) {
        for (const KeySpec& spec : fields) {
            if (!hasKey(QString::fromLatin1(spec.key))) {
                addRow(spec, values, secrets);
            }
        }
    }
    layout()->addWidget(m_body);
    judge();
}

void ProfileForm::addRow(const KeySpec& spec, const Values& values, const QSet<QString>& secrets)
{
    Row row;
    row.spec = spec;
    row.key = QString::fromLatin1(spec.key);
    row.before = values.value(row.key);
    row.isSecretSet = secrets.contains(row.key);
    row.editor = makeEditor(spec, row.before, row.isSecretSet);
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
}

QWidget* ProfileForm::makeEditor(const KeySpec& spec, const QString& value, bool secretSet)
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
        connect(box, &QComboBox::editTextChanged, this, &ProfileForm::judge);
        made = box;
    } else {
        QLineEdit* edit = lineFor(spec.kind);
        named(edit, name, fieldLabel(spec));
        edit->setPlaceholderText(secretSet ? tr("set; type to replace it") : QString::fromUtf8(spec.hint));
        edit->setText(value);
        if (goesOverTheWire(spec.kind)) {
            edit->setFont(Theme::monoFont());
        }
        connect(edit, &QLineEdit::textChanged, this, &ProfileForm::judge);
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
            row.before = value;
            line(row)->setText(value);
        }
    }
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

void ProfileForm::judge()
{
    for (const Row& row : m_rows) {
        const QString wrong = problem(row);
        row.note->setText(wrong);
        row.note->setVisible(!wrong.isEmpty());
        setOutline(row.editor, wrong.isEmpty() ? std::nullopt : std::optional(Token::Error));
        row.editor->setAccessibleDescription(wrong);
    }
    Q_EMIT edited();
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

void ProfileForm::focusKey(const QString& key)
{
    for (const Row& row : m_rows) {
        if (row.key == key) {
            row.editor->setFocus(Qt::OtherFocusReason);
        }
    }
}

} // namespace botoscope::ui
