using System.Globalization;
using ComplianceGrains.Contracts.Suspicions;

namespace ComplianceGrains.Workflows.Suspicions.Forms;

/// <summary>
/// What the structure of goAML (4.x and 5.x) asks besides. The lists of codes are each authority's own and stand in its schema: that a code is
/// one of them is found out there.
/// </summary>
internal static class GoAmlForm
{
    private const int Longest = 255, LongestNumber = 100, Decimals = 13;

    public static void Check(ReportFields fields, FormFaults faults)
    {
        faults.Need("/filer/number", fields.Filer?.Number, "The number under which the authority has the firm (rentity_id)");
        if (fields.Filer?.Number is { Length: > 0 } number && !(int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id >= 1))
            faults.Add("/filer/number", "malformed", "It is a whole number from 1 (rentity_id).");
        if (fields.Indicators is not { Count: > 0 })
            faults.Add("/indicators", "missing", "At least one indicator of the authority's list is asked for.");
        foreach (var (i, party) in (fields.Parties ?? []).Index().Where(one => one.Item.IsClient == true))
            CheckClient($"/parties/{i}", party, faults);
        foreach (var (i, transaction) in (fields.Transactions ?? []).Index())
            Check($"/transactions/{i}", transaction, faults);
    }

    /// <summary>Of its own clients a firm says far more than of strangers.</summary>
    private static void CheckClient(string at, ReportParty party, FormFaults faults)
    {
        faults.Need($"{at}/phone", party.Phone, "A telephone number");
        faults.Need($"{at}/taxNumber", party.TaxNumber, "A tax or register number", LongestNumber);
        faults.Need($"{at}/address/country", party.Address?.Country, "The country of residence or seat");
        if (party.Kind != "natural-person")
        {
            faults.Need($"{at}/occupation", party.Occupation, "The business", Longest);
            faults.Need($"{at}/address/street", party.Address?.Street, "The seat", LongestNumber);
            return;
        }

        faults.Need($"{at}/firstName", party.FirstName, "The first name", LongestNumber);
        faults.Need($"{at}/lastName", party.LastName, "The last name", LongestNumber);
        faults.Need($"{at}/birthDate", party.BirthDate, "The date of birth");
        faults.Need($"{at}/gender", party.Gender, "The gender");
        faults.Need($"{at}/nationality", party.Nationality, "The nationality");
        faults.Need($"{at}/document/number", party.Document?.Number, "The number of a document of identity", Longest);
        faults.Need($"{at}/document/issuedOn", party.Document?.IssuedOn, "The day on which it was issued");
        faults.Need($"{at}/document/expiresOn", party.Document?.ExpiresOn, "The day on which it expires");
    }

    private static void Check(string at, ReportTransaction transaction, FormFaults faults)
    {
        faults.Need($"{at}/number", transaction.Number, "The transaction's number: its hash", LongestNumber);
        faults.Need($"{at}/place", transaction.Place, "Where it was done", Longest);
        faults.Need($"{at}/description", transaction.Description, "What it was, in words", 4_000);
        faults.Need($"{at}/mode", transaction.Mode, "How it was done, by the authority's list");
        faults.Need($"{at}/value", transaction.Value, "Its value in the authority's currency");
        faults.Need($"{at}/from", transaction.From, "Where it came from", Longest);
        faults.Need($"{at}/to", transaction.To, "Where it went", Longest);
        faults.Amount($"{at}/value", transaction.Value, Decimals);
    }
}
