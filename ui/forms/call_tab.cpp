#include "ui/forms/call_tab.h"

#include "ui/common/code_view.h"
#include "ui/common/icons.h"
#include "ui/common/labels.h"
#include "ui/common/named.h"
#include "ui/forms/value_text.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QToolButton>
#include <QVBoxLayout>

namespace botoscope::ui {

CallTab::CallTab(QWidget* parent)
    : QWidget(parent), m_language(named(new QComboBox, QStringLiteral("callLanguage"), tr("Tool"))),
      m_text(named(new CodeView, QStringLiteral("callText"), tr("The call as text"))), m_note(new NoteLabel)
{
    m_language->addItems({tr("AWS CLI"), tr("botoscope"), tr("Python, boto3")});
    auto* copyButton = named(new QToolButton, QStringLiteral("copyCall"), tr("Copy the call"));
    copyButton->setText(tr("Copy"));
    copyButton->setIcon(icon(Icon::Copy));
    copyButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    copyButton->setAutoRaise(true);
    copyButton->setFocusPolicy(Qt::StrongFocus);
    connect(m_language, &QComboBox::currentIndexChanged, this, &CallTab::write);
    connect(copyButton, &QToolButton::clicked, this, &CallTab::copy);
    auto* line = new QHBoxLayout;
    line->setContentsMargins(metrics::medium, metrics::medium, metrics::medium, metrics::small);
    line->addWidget(m_language);
    line->addWidget(m_note, 1);
    line->addWidget(copyButton);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(line);
    column->addWidget(m_text, 1);
}

void CallTab::setCall(const model::OperationModel* operation, const Value& params, const CallPlace& place)
{
    m_operation = operation;
    m_params = params;
    m_place = place;
    write();
}

void CallTab::write()
{
    if (!m_operation) {
        m_text->setText({});
        return;
    }
    const auto language = static_cast<CallLanguage>(m_language->currentIndex());
    const CallText call = callText(language, *m_operation, m_params, m_place);
    m_text->setText(call.text);
    m_note->setText(call.hidden > 0 ? countText(call.hidden, tr("1 secret left out"), tr("%1 secrets left out"))
                                    : QString());
}

QString CallTab::text() const
{
    return m_text->fullText();
}

void CallTab::copy() const
{
    m_text->copyAll();
}

} // namespace botoscope::ui
