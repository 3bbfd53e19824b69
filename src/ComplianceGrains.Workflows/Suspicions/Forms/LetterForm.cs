using ComplianceGrains.Contracts.Suspicions;

namespace ComplianceGrains.Workflows.Suspicions.Forms;

/// <summary>What fills every authority's form: who reports, whom, what was done, why.</summary>
internal static class LetterForm
{
    /// <summary>As many characters as the narrative of the longest known form holds: five parts of 4,000 (FinCEN SAR).</summary>
    public const int LongestGrounds = 20_000;

    public static void Check(ReportFields fields, FormFaults faults)
    {
        faults.Need("/filer/name", fields.Filer?.Name, "The name of the firm that reports");
        faults.Need("/filer/contact", fields.Filer?.Contact, "Whom the authority asks");
        faults.Need("/grounds", fields.Grounds, "Why it is suspected", LongestGrounds);
        if (fields.Parties?.Any(party => party.Role == "subject") != true)
            faults.Add("/parties", "missing", "A report is about somebody: name at least one subject.");
        foreach (var (i, party) in (fields.Parties ?? []).Index())
            Check($"/parties/{i}", party, faults);
        foreach (var (i, account) in (fields.Accounts ?? []).Index())
            faults.Need($"/accounts/{i}/address", account.Address, "The address, or the account's number");
        foreach (var (i, transaction) in (fields.Transactions ?? []).Index())
            Check($"/transactions/{i}", transaction, faults);
        foreach (var twice in (fields.Transactions ?? []).Index().Where(one => one.Item.Number is not null).GroupBy(one => one.Item.Number).SelectMany(same => same.Skip(1)))
            faults.Add($"/transactions/{twice.Index}/number", "twice", "Another transaction of this report has the same number.");
    }

    private static void Check(string at, ReportParty party, FormFaults faults)
    {
        if (party.Role is not ("subject" or "other"))
            faults.Add($"{at}/role", "malformed", "Somebody in a report is its subject, or other.");
        if (party.Kind is not ("natural-person" or "legal-entity"))
            faults.Add($"{at}/kind", "missing", "Say whether it is a natural-person or a legal-entity.");
        faults.NeedOrUnknown(at, party, "name", ReportForm.NameOf(party), "A name");
        faults.Day($"{at}/birthDate", party.BirthDate);
        faults.Day($"{at}/document/issuedOn", party.Document?.IssuedOn);
        faults.Day($"{at}/document/expiresOn", party.Document?.ExpiresOn, mayCome: true);
        faults.Country($"{at}/nationality", party.Nationality);
        faults.Country($"{at}/address/country", party.Address?.Country);
        faults.Country($"{at}/document/country", party.Document?.Country);
    }

    private static void Check(string at, ReportTransaction transaction, FormFaults faults)
    {
        faults.Need($"{at}/at", transaction.At, "When it was done");
        faults.Need($"{at}/asset", transaction.Asset, "What was moved");
        faults.Need($"{at}/units", transaction.Units, "How much was moved");
        faults.Time($"{at}/at", transaction.At);
        faults.Amount($"{at}/units", transaction.Units);
        faults.Amount($"{at}/value", transaction.Value);
        faults.Amount($"{at}/rate", transaction.Rate);
        if (transaction is { Value: not null, Currency: null or not { Length: 3 } })
            faults.Add($"{at}/currency", transaction.Currency is null ? "missing" : "malformed", "A value is in a currency of three letters.");
    }
}
