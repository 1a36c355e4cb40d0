"""Makes a Tryton database a workshop that can sell.

seed.py CONF DATABASE: the database has the module sale, and nothing else. People: admin; comanda,
who may sell and by whom Comanda books; azubi, who may nothing. All have the password that the
environment names.
"""
import datetime
import os
import sys
from decimal import Decimal

# The helpers of Tryton's own tests, below, want a database of this name when they are imported.
os.environ['DB_NAME'] = ':memory:'

from dateutil.relativedelta import relativedelta  # noqa: E402
from proteus import Model, config  # noqa: E402
from trytond.modules.account.tests.tools import (  # noqa: E402
    create_chart, create_fiscalyear, create_tax, get_accounts)
from trytond.modules.account_invoice.tests.tools import (  # noqa: E402
    create_payment_term, set_fiscalyear_invoice_sequences)
from trytond.modules.company.tests.tools import create_company, get_company  # noqa: E402
from trytond.modules.currency.tests.tools import get_currency  # noqa: E402

YEARS = 3

PRODUCTS = [
    ('10', 'Motoröl 5W-30', 'Liter', '12.90'),
    ('11', 'Motoröl 5W-40', 'Liter', '11.90'),
    ('12', 'Motoröl 0W-20', 'Liter', '16.90'),
    # A search for 10 must not take this one.
    ('110', 'Ölfilter', 'Unit', '12.90'),
]

# Bought, and not for sale.
INTERNAL = ('90', 'Bremsenreiniger (Werkstatt)', 'Unit', '3.50')


def main(conf, database):
    config.set_trytond('sqlite:///' + database, config_file=conf)
    ask_nothing()
    euro = get_currency('EUR')
    party = Model.get('party.party')(name='Bennys Auto')
    party.save()
    create_company(party=party, currency=euro)
    company = get_company()
    years(company)
    create_chart(company)
    tax = create_tax(Decimal('0.19'))
    tax.save()
    category = account_category(get_accounts(company), tax)
    litres_in_thousandths()
    for product in PRODUCTS:
        sell(category, *product)
    sell(category, *INTERNAL, salable=False)
    create_payment_term().save()
    customer = Model.get('party.party')(name='Jonas Weber')
    customer.save()
    people()


def ask_nothing():
    """What Tryton asks whoever signs in first has been answered."""
    for item in Model.get('ir.module.config_wizard.item').find([('state', '=', 'open')]):
        item.state = 'done'
        item.save()


def years(company):
    """This year, the last and the next, so that a database that was kept still serves."""
    today = datetime.date.today()
    for year in range(-1, YEARS - 1):
        made = set_fiscalyear_invoice_sequences(
            create_fiscalyear(company, today + relativedelta(years=year)))
        made.save()
        made.click('create_period')


def account_category(accounts, tax):
    category = Model.get('product.category')(name='Verkauf', accounting=True)
    category.account_expense = accounts['expense']
    category.account_revenue = accounts['revenue']
    category.customer_taxes.append(tax)
    category.save()
    return category


def litres_in_thousandths():
    """As taps measure them."""
    litre, = Model.get('product.uom').find([('symbol', '=', 'l')])
    litre.rounding = 0.001
    litre.digits = 3
    litre.save()


def sell(category, code, name, unit, price, salable=True):
    template = Model.get('product.template')(name=name)
    template.default_uom, = Model.get('product.uom').find([('name', '=', unit)])
    template.type = 'goods'
    template.list_price = Decimal(price)
    template.salable = salable
    template.account_category = category
    template.products[0].suffix_code = code
    template.save()


def people():
    User = Model.get('res.user')
    sales, = Model.get('res.group').find([('name', '=', 'Sales')])
    password = os.environ['COMANDA_TEST_PASSWORD']
    for login, name in [('comanda', 'Comanda'), ('azubi', 'Azubi')]:
        user = User(name=name, login=login, password=password)
        user.companies.append(get_company())
        user.company = get_company()
        user.save()
        if login == 'comanda':
            user.groups.append(sales)
            user.save()


main(*sys.argv[1:])
