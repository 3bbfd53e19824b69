using System.Text;
using ComplianceGrains.Contracts.Suspicions;

namespace ComplianceGrains.Workflows.Suspicions.Forms;

/// <summary>The letter that a report is where an authority has no form, and that its fields are read as where it has one.</summary>
public static class Letter
{
    /// <summary>The letter.</summary>
    /// <param name="to">Who gets it.</param>
    /// <param name="kind">Which report it is, by the packs' name.</param>
    /// <param name="fields">What was written.</param>
    public static string Of(IReadOnlyList<string> to, string kind, ReportFields fields)
    {
        var letter = new StringBuilder();
        Line(letter, "To", string.Join(", ", to));
        Line(letter, "Report", kind);
        Line(letter, "From", Joined(fields.Filer?.Name, fields.Filer?.Number, Of(fields.Filer?.Address)));
        Line(letter, "Contact", Joined(fields.Filer?.Contact, fields.Filer?.Phone));
        foreach (var earlier in fields.Earlier ?? [])
            Line(letter, "Earlier report", earlier);
        foreach (var party in fields.Parties ?? [])
            Section(
                letter, party.Role == "subject" ? "About" : "Also", party.IsClient == true ? "a customer of the firm" : null, ReportForm.NameOf(party), PartsOf(party),
                Named("born", party.BirthDate), Named("gender", party.Gender), party.Nationality, party.Occupation, Of(party.Address), party.Phone, party.TaxNumber,
                Of(party.Document), party.Unknown is { Count: > 0 } unknown ? $"unknown: {string.Join(", ", unknown)}" : null);
        foreach (var account in fields.Accounts ?? [])
            Section(letter, "Wallet or account", account.Chain, account.Address, account.Memo, account.Provider, account.Holder);
        foreach (var transaction in fields.Transactions ?? [])
            Section(
                letter, "Transaction", transaction.Number, transaction.At, Amount(transaction.Units, transaction.Asset), Named("from", transaction.From), Named("to", transaction.To),
                Amount(transaction.Value, transaction.Currency), Named("at", Joined(transaction.Rate, transaction.RateSource)), Named("place", transaction.Place),
                Named("mode", transaction.Mode), transaction.Description);
        Line(letter, "Grounds", fields.Grounds);
        if (fields.Indicators is { Count: > 0 } indicators)
            Line(letter, "Indicators", string.Join(", ", indicators));
        Line(letter, "What the firm did", fields.ActionTaken);
        return letter.ToString();
    }

    private static void Section(StringBuilder letter, string title, params string?[] parts) => Line(letter, title, Joined(parts));

    private static void Line(StringBuilder letter, string title, string? text)
    {
        if (!string.IsNullOrWhiteSpace(text))
            letter.Append(title).Append(": ").Append(text).Append('\n');
    }

    private static string? Of(ReportAddress? address) => address is null ? null : Joined(address.Street, address.PostalCode, address.City, address.Region, address.Country);

    private static string? Of(ReportDocument? document) => document is null
        ? null
        : Joined(document.Kind, document.Number, document.Country, Named("issued", document.IssuedOn), Named("expires", document.ExpiresOn));

    /// <summary>The parts of a name that stands there in full as well.</summary>
    private static string? PartsOf(ReportParty party) => party.Name is null ? null : Joined(Named("first name", party.FirstName), Named("last name", party.LastName));

    private static string? Named(string what, string? text) => string.IsNullOrWhiteSpace(text) ? null : $"{what} {text}";

    private static string Amount(string? amount, string? of) => string.Join(' ', new[] { amount, of }.OfType<string>());

    private static string? Joined(params string?[] parts) => string.Join(", ", parts.Where(part => !string.IsNullOrWhiteSpace(part))) is { Length: > 0 } joined ? joined : null;
}
