#include "ui/forms/json_tab.h"

#include "core/base/json.h"
#include "ui/common/icons.h"
#include "ui/common/labels.h"
#include "ui/common/named.h"
#include "ui/forms/json_highlighter.h"
#include "ui/forms/text_area.h"
#include "ui/forms/value_text.h"

#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QSignalBlocker>
#include <QTextBlock>
#include <QToolButton>
#include <QVBoxLayout>

namespace botoscope::ui {

namespace {

const QString dots = QStringLiteral("•••••• ");

} // namespace

JsonTab::JsonTab(QWidget* parent)
    : QWidget(parent), m_editor(named(new QPlainTextEdit, QStringLiteral("jsonEditor"), tr("Parameters as JSON"))),
      m_note(named(new NoteLabel, QStringLiteral("jsonNote"), tr("State of the JSON"))),
      m_reveal(named(new QToolButton, QStringLiteral("jsonReveal"), tr("Show secrets")))
{
    m_editor->setFont(Theme::monoFont());
    m_editor->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_editor->setTabStopDistance(4 * m_editor->fontMetrics().horizontalAdvance(QLatin1Char(' ')));
    m_editor->setTabChangesFocus(true); // Tab leaves; spaces indent as well
    m_editor->setFrameShape(QFrame::NoFrame);
    m_editor->document()->setDocumentMargin(metrics::medium);
    new JsonHighlighter(m_editor->document());
    m_reveal->setText(tr("Show secrets"));
    m_reveal->setIcon(icon(Icon::Eye));
    m_reveal->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_reveal->setAutoRaise(true);
    m_reveal->setCheckable(true);
    auto* line = new QHBoxLayout;
    line->setContentsMargins(metrics::medium, metrics::small, metrics::medium, metrics::small);
    line->addWidget(m_note, 1);
    line->addWidget(m_reveal);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_editor, 1);
    column->addLayout(line);
    connect(m_editor, &QPlainTextEdit::textChanged, this, &JsonTab::typed);
    connect(m_reveal, &QToolButton::toggled, this, [this] { setValue(m_value); });
    showState();
}

void JsonTab::setShape(const model::ShapeRef* shape)
{
    m_shape = shape;
    m_reveal->setChecked(false);
    setValue(Map{});
}

void JsonTab::setValue(const Value& value)
{
    m_value = value;
    const QSignalBlocker quiet(m_editor);
    m_editor->setPlainText(written());
    m_error.reset();
    showState();
}

QString JsonTab::text() const
{
    return exactText(*m_editor);
}

/// The value's JSON, secrets as dots; remembers which dots stand for which.
QString JsonTab::written() const
{
    m_secrets.clear();
    if (!m_shape) {
        return toQString(writeJson(m_value));
    }
    const bool revealed = m_reveal->isChecked();
    const Value shown = redacted(m_value, *m_shape, [&](const Value& secret) {
        m_secrets.push_back(secret);
        return revealed ? secret : Value(toUtf8(dots + QString::number(m_secrets.size())));
    });
    return toQString(writeJson(shown));
}

Value JsonTab::withSecrets(const Value& value) const
{
    if (value.isString()) {
        const QString text = toQString(value.toString());
        const auto number = text.startsWith(dots) ? QStringView(text).mid(dots.size()).toULongLong() : 0;
        return number > 0 && number <= m_secrets.size() ? m_secrets[number - 1] : value;
    }
    if (value.isList()) {
        List result;
        for (const Value& item : value.list()) {
            result.push_back(withSecrets(item));
        }
        return result;
    }
    if (value.isMap()) {
        Map result;
        for (const auto& [key, item] : value.map()) {
            result.append(key, withSecrets(item));
        }
        return result;
    }
    return value;
}

void JsonTab::typed()
{
    const QString now = text();
    m_error.reset();
    if (now.trimmed().isEmpty()) {
        m_value = Map{};
    } else {
        m_error = JsonScan(now).error();
        auto parsed = m_error ? Result<Value>(Value()) : parseJson(toUtf8(now));
        if (!m_error && !parsed) {
            m_error = JsonError{0, 1, 1, toQString(parsed.error().message)};
        } else if (!m_error && !parsed->isMap()) {
            m_error = JsonError{0, 1, 1, tr("parameters are an object in braces")};
        }
        if (!m_error) {
            const Value plain = m_shape ? fromJson(*parsed, *m_shape) : *parsed;
            m_value = withSecrets(plain);
        }
    }
    showState();
    Q_EMIT edited();
}

void JsonTab::showState()
{
    m_reveal->setVisible(!m_secrets.empty());
    m_reveal->setIcon(icon(m_reveal->isChecked() ? Icon::EyeOff : Icon::Eye));
    if (m_error) {
        m_note->setTint(Token::Error);
        m_note->setText(tr("Line %1, column %2: %3. The form keeps the last good input.")
                            .arg(m_error->line)
                            .arg(m_error->column)
                            .arg(m_error->text));
    } else {
        m_note->setTint(Token::TextSecondary);
        m_note->setText(tr("Bytes are base64, times ISO 8601, as in the AWS CLI."));
    }
    markLine(m_error ? m_error->line : 0);
}

void JsonTab::markLine(int line)
{
    QList<QTextEdit::ExtraSelection> marks;
    if (line > 0) {
        QTextEdit::ExtraSelection mark;
        mark.cursor = QTextCursor(m_editor->document()->findBlockByNumber(line - 1));
        mark.format.setBackground(blend(Theme::color(Token::Field), Theme::color(Token::Error), 0.14));
        mark.format.setProperty(QTextFormat::FullWidthSelection, true);
        marks += mark;
    }
    m_editor->setExtraSelections(marks);
}

void JsonTab::selectPath(const QString& path)
{
    const JsonScan scan(text());
    if (const JsonSpan* span = path.isEmpty() ? nullptr : scan.find(path)) {
        QTextCursor cursor(m_editor->document());
        cursor.setPosition(span->begin);
        cursor.setPosition(span->end, QTextCursor::KeepAnchor);
        m_editor->setTextCursor(cursor);
        m_editor->ensureCursorVisible();
    }
}

QString JsonTab::currentPath() const
{
    const QTextCursor cursor = m_editor->textCursor();
    return JsonScan(text()).pathAt(cursor.selectionStart());
}

void JsonTab::jumpToError()
{
    if (m_error) {
        QTextCursor cursor(m_editor->document());
        cursor.setPosition(m_error->offset);
        m_editor->setTextCursor(cursor);
        m_editor->setFocus();
    }
}

} // namespace botoscope::ui
