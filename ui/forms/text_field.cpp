#include "ui/forms/text_field.h"

#include "ui/common/icons.h"
#include "ui/forms/text_area.h"
#include "ui/forms/value_text.h"

#include <QAction>
#include <QLineEdit>
#include <QSignalBlocker>

namespace botoscope::ui {

namespace {

bool likelyLong(const FieldSpec& spec)
{
    static const QStringList endings = {QStringLiteral("Policy"),      QStringLiteral("PolicyDocument"),
                                        QStringLiteral("Document"),    QStringLiteral("TemplateBody"),
                                        QStringLiteral("Definition"),  QStringLiteral("QueryString"),
                                        QStringLiteral("Query"),       QStringLiteral("UserData"),
                                        QStringLiteral("MessageBody"), QStringLiteral("Schema")};
    return std::ranges::any_of(endings,
                               [&](const QString& ending) { return spec.label.endsWith(ending, Qt::CaseInsensitive); });
}

} // namespace

QLineEdit* makeLine(QWidget* parent, bool masked)
{
    auto* line = new QLineEdit(parent);
    if (masked) {
        line->setEchoMode(QLineEdit::Password);
        QAction* reveal = line->addAction(icon(Icon::Eye), QLineEdit::TrailingPosition);
        reveal->setToolTip(Field::tr("Show what is hidden"));
        reveal->setCheckable(true);
        QObject::connect(reveal, &QAction::toggled, line, [line, reveal](bool on) {
            line->setEchoMode(on ? QLineEdit::Normal : QLineEdit::Password);
            reveal->setIcon(icon(on ? Icon::EyeOff : Icon::Eye));
        });
    }
    return line;
}

TextField::TextField(FieldSpec spec, Field* parentField, QWidget* parentWidget)
    : Field(std::move(spec), parentField, parentWidget)
{
    if (likelyLong(this->spec()) && !this->spec().traits().sensitive) {
        useArea();
    } else {
        useLine();
    }
    refresh();
}

void TextField::useLine()
{
    m_multiline = false;
    if (!m_line) {
        m_line = makeLine(this, spec().traits().sensitive);
        registerWidget(m_line, {});
        connect(m_line, &QLineEdit::textEdited, this, &TextField::typed);
    }
}

void TextField::useArea()
{
    m_multiline = true;
    if (!m_area) {
        m_area = new TextArea(this);
        m_area->setLineBounds(3, 12);
        registerWidget(m_area, {});
        connect(m_area, &QPlainTextEdit::textChanged, this, &TextField::typed);
    }
}

QWidget* TextField::editor() const
{
    return m_multiline ? static_cast<QWidget*>(m_area) : m_line;
}

QString TextField::text() const
{
    return m_multiline ? m_area->text() : m_line->text();
}

void TextField::typed()
{
    m_sendEmpty = false;
    if (!m_multiline && !spec().traits().sensitive && m_line->text().contains(QLatin1Char('\n')) &&
        TextArea::keeps(m_line->text())) {
        const QString pasted = m_line->text();
        useArea();
        m_area->setTextSilently(pasted);
        refresh();
        m_area->setFocus();
        m_area->moveCursor(QTextCursor::End);
    }
    changedByPerson();
}

std::optional<Value> TextField::read() const
{
    const QString now = text();
    if (now.isEmpty() && !m_sendEmpty && !spec().always) {
        return std::nullopt;
    }
    return Value(toUtf8(now));
}

void TextField::write(const std::optional<Value>& value)
{
    const QString shown = value ? toQString(value->toString()) : QString();
    m_sendEmpty = value && shown.isEmpty();
    if (!TextArea::keeps(shown)) {
        useLine();
    } else if (shown.contains(QLatin1Char('\n')) && !spec().traits().sensitive) {
        useArea();
    }
    if (m_multiline) {
        if (m_area->text() != shown) {
            m_area->setTextSilently(shown);
        }
    } else if (m_line->text() != shown) {
        m_line->setText(shown);
    }
}

void TextField::refresh()
{
    const bool empty = value() && value()->isString() && value()->toString().empty();
    const QString ghost = empty ? tr("empty text is sent") : placeholder();
    if (m_line) {
        m_line->setPlaceholderText(ghost);
    }
    if (m_area) {
        m_area->setPlaceholderText(ghost);
    }
    Field::refresh();
}

} // namespace botoscope::ui
