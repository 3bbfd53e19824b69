using ComplianceGrains.Api.Suspicions;
using ComplianceGrains.Host.Http;

namespace ComplianceGrains.Host.Suspicions;

/// <summary>What the fields of a report must hold: text, and not too much of it. Whether it can be filed is another question, and answered in the draft.</summary>
internal static class ReportFieldsChecks
{
    private const int LongestGrounds = 20_000, Longest = 500, Most = 100, MostUnknown = 20;

    public static void Check(this ReportFieldsBody body, Checks checks)
    {
        Check("/filer", checks, ("name", body.Filer?.Name), ("number", body.Filer?.Number), ("contact", body.Filer?.Contact), ("phone", body.Filer?.Phone));
        Check("/filer/address", body.Filer?.Address, checks);
        Each("/parties", body.Parties, checks, Check);
        Each("/accounts", body.Accounts, checks, (at, account, inner) => Check(
            at, inner, ("chain", account.Chain), ("address", account.Address), ("memo", account.Memo), ("provider", account.Provider), ("holder", account.Holder)));
        Each("/transactions", body.Transactions, checks, (at, one, inner) => Check(
            at, inner, ("number", one.Number), ("at", one.At), ("from", one.From), ("to", one.To), ("asset", one.Asset), ("units", one.Units), ("value", one.Value), ("currency", one.Currency), ("rate", one.Rate),
            ("rateSource", one.RateSource), ("place", one.Place), ("mode", one.Mode), ("description", one.Description)));
        checks.Text("/grounds", body.Grounds, LongestGrounds);
        checks.Texts("/indicators", body.Indicators, Most, 100);
        checks.Text("/actionTaken", body.ActionTaken, 4_000);
        checks.Texts("/earlier", body.Earlier, Most, 100);
    }

    private static void Check(string at, ReportPartyBody party, Checks checks)
    {
        Check(
            at, checks, ("role", party.Role), ("kind", party.Kind), ("name", party.Name), ("firstName", party.FirstName), ("lastName", party.LastName), ("birthDate", party.BirthDate), ("gender", party.Gender),
            ("nationality", party.Nationality), ("phone", party.Phone), ("occupation", party.Occupation), ("taxNumber", party.TaxNumber));
        Check(
            $"{at}/document", checks, ("kind", party.Document?.Kind), ("number", party.Document?.Number), ("country", party.Document?.Country), ("issuedOn", party.Document?.IssuedOn), ("expiresOn", party.Document?.ExpiresOn));
        Check($"{at}/address", party.Address, checks);
        checks.Texts($"{at}/unknown", party.Unknown, MostUnknown, 64);
    }

    private static void Check(string at, ReportAddressBody? address, Checks checks) => Check(
        at, checks, ("street", address?.Street), ("city", address?.City), ("postalCode", address?.PostalCode), ("region", address?.Region), ("country", address?.Country));

    private static void Check(string at, Checks checks, params (string Name, string? Value)[] texts)
    {
        foreach (var (name, value) in texts)
            checks.Text($"{at}/{name}", value, Longest);
    }

    private static void Each<T>(string at, IReadOnlyList<T?>? many, Checks checks, Action<string, T, Checks> check)
        where T : class
    {
        if (many?.Count > Most)
            checks.Fail(at, "too-many", $"Send at most {Most}.");
        foreach (var (i, one) in (many ?? []).Take(Most).Index())
            if (one is null)
                checks.Fail($"{at}/{i}", "required", "Leave out what is nothing.");
            else
                check($"{at}/{i}", one, checks);
    }
}
