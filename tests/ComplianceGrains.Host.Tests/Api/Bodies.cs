using System.Globalization;
using System.Text.Json.Nodes;
using ComplianceGrains.Host.Tests.Hosting;

namespace ComplianceGrains.Host.Tests.Api;

/// <summary>A good request of every endpoint that takes JSON.</summary>
public static class Bodies
{
    public static readonly object Document = new { kind = "document", result = "passed", provider = "idv.example", reference = "r-2", occurredAt = "2026-01-02T03:04:05Z", data = new { } };

    public static readonly object Decision = new { decision = "approve", reason = "in order" };

    public static readonly object Step = new { step = "senior-approval", decision = "approve", reason = "in order" };

    public static readonly object Proof = new { method = "micro-transfer", result = "passed", provider = "idv.example", reference = "r-3", occurredAt = "2026-01-02T03:04:05Z" };

    public static readonly object Reason = new { reason = "asked to leave" };

    public static readonly object HiddenHold = new { reason = "an order of the court", issuer = "court", until = "2999-12-31" };

    public static readonly object Hold = new { reason = "an order of the court", issuer = "court", until = "2999-12-31", reveals = false };

    public static readonly object Note = new { text = "looked at the passport" };

    public static readonly object Disposition = new { disposition = "false-positive", reason = "another birth date" };

    public static readonly object Screening = new { name = "Ana Example", kind = "any", dateOfBirth = "1988", gender = "female", nationalities = new[] { "PT" }, lists = new[] { "ofac-sdn" }, threshold = "0.9" };

    /// <summary>A report field by field.</summary>
    public static object ReportFields { get; } = new
    {
        filer = new { name = "The Firm", number = "7", contact = "Rita Office", phone = "351", address = new { street = "Rua 2", city = "Porto", postalCode = "4000", region = "Norte", country = "PT" } },
        parties = new[]
        {
            new
            {
                role = "subject", isClient = true, kind = "natural-person", name = "Tia Example", firstName = "Tia", lastName = "Example", birthDate = "1988-04-01", gender = "female", nationality = "PT", phone = "351", occupation = "baker", taxNumber = "9",
                document = new { kind = "passport", number = "P1", country = "PT", issuedOn = "2020-01-01", expiresOn = "2030-01-01" }, address = new { street = "Rua 1", city = "Porto", postalCode = "4000", region = "Norte", country = "PT" },
                unknown = new[] { "phone" },
            },
        },
        accounts = new[] { new { chain = "eip155:1", address = "0xfb69", memo = "7", provider = "self-hosted", holder = "Tia" } },
        transactions = new[] { new { number = "0x88", at = "2026-10-02T03:04:05Z", from = "0xaa", to = "0xfb69", asset = "eip155:1/slip44:60", units = "0.25", value = "612.50", currency = "EUR", rate = "2450", rateSource = "firm-market-rate", place = "online", mode = "DAWLT", description = "sent" } },
        grounds = "It was gone within the hour.",
        indicators = new[] { "VA-01" },
        actionTaken = "watched",
        earlier = new[] { "ref-0" },
    };

    /// <summary>Every field of what somebody suspects.</summary>
    public static object Suspicion(string customer) => new
    {
        customer,
        ground = "suspicious",
        about = new[] { new { kind = "transfer", id = ApiHost.Transfer } },
        detectedAt = "2026-10-02T03:04:05Z",
        carriedOutAt = "2026-10-01T03:04:05Z",
        statement = "comes in and goes out within the hour",
    };

    public static object DataRequest(string right) => new { right, reason = "a letter came", receivedAt = DateTimeOffset.UtcNow.AddMinutes(-1).ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture) };

    public static readonly object PartyEvidence = new { kind = "identity-verification", result = "passed", provider = "idv.example", reference = "r-4", occurredAt = "2026-10-02T03:04:05Z" };

    /// <summary>Every field of a natural person who is related to a company.</summary>
    public static object Party(string partyId) => new
    {
        partyId,
        kind = "natural-person",
        roles = new[] { "owner" },
        data = new
        {
            fullName = "Ana Example",
            otherNames = new[] { "Ana Beispiel" },
            dateOfBirth = "1988-04-01",
            placeOfBirth = "Porto",
            nationalities = new[] { "PT" },
            residentialAddress = new { lines = new[] { "Rua 1" }, postalCode = "4000", city = "Porto", country = "PT" },
            nationalIdNumber = "N-1",
            passportNumber = "P-1",
            taxNumber = "T-1",
            politicallyExposed = false,
            gender = "female",
        },
        holds = new[] { new { @in = "customer", share = "1", control = "by-contract" } },
        jointWith = Array.Empty<string>(),
    };

    /// <summary>Every field of somebody on the other side of a transfer.</summary>
    public static readonly object OtherSide = new
    {
        kind = "natural-person",
        name = "Bo Beispiel",
        address = new { lines = new[] { "Rue 1" }, postalCode = "75001", city = "Paris", country = "FR" },
        country = "FR",
        dateOfBirth = "1980-01-02",
        placeOfBirth = "Lyon",
        accountNumber = "acc-1",
        customerId = "cust-1",
        documentNumber = "doc-1",
        uniqueId = "u-1",
        taxNumber = "t-1",
        legalEntityIdentifier = "529900T8BM49AURSDO55",
    };

    public static readonly object Vasp = new { name = "Other Exchange", country = "FR", lei = "529900T8BM49AURSDO55", travelAddress = "ta123", id = ApiHost.Counterparty };

    /// <summary>Every field of an outgoing transfer.</summary>
    public static object Transfer(string id) => new
    {
        id,
        direction = "outgoing",
        asset = "eip155:1/slip44:60",
        amount = "0.25",
        value = new { amount = "612.50", currency = "EUR", rateSource = "firm-market-rate", ratedAt = DateTimeOffset.UtcNow.AddMinutes(-1).ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture) },
        counterparty = new { kind = "vasp", address = "eip155:1:0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", memo = "m-1", vasp = Vasp },
        beneficiary = OtherSide,
        transaction = new { hash = "0xabc" },
    };

    public static object Suppression => new
    {
        jurisdiction = "EU",
        rule = "velocity",
        until = DateTimeOffset.UtcNow.AddDays(30).ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture),
        reason = "because",
    };

    public static object Inquiry(string jurisdiction) => new
    {
        jurisdiction,
        reference = "AZ 4-2026",
        authority = "The supervisor",
        question = "All wallet approvals that were refused",
        receivedAt = "2026-11-02T09:00:00Z",
        dueAt = "2999-12-31T17:00:00Z",
        from = "2026-01-01T00:00:00Z",
        to = "2026-10-31T00:00:00Z",
    };

    public static object Export(string jurisdiction) => new
    {
        jurisdiction,
        from = "2026-01-01T00:00:00Z",
        to = DateTimeOffset.UtcNow.AddSeconds(-1).ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture),
        kinds = new[] { "*" },
        recipient = "The supervisor",
        purpose = "inspection",
        legalBasis = "Art. 1",
    };

    /// <summary>Every field of an application.</summary>
    public static object Application(string id) => new
    {
        id,
        bookingEntity = "demo-eu",
        kind = "natural-person",
        data = new
        {
            fullName = "Ana Example",
            dateOfBirth = "1988-04-01",
            placeOfBirth = "Porto",
            nationalities = new[] { "PT" },
            residentialAddress = new { lines = new[] { "Rua 1" }, postalCode = "4000", city = "Porto", country = "PT" },
            nationalIdNumber = "N-1",
            taxNumber = "T-1",
            otherNames = new[] { "Ana Beispiel" },
            politicallyExposed = false,
            occupation = "engineer",
            passportNumber = "P-1",
            residentRegistrationNumber = "R-1",
            socialSecurityNumber = "S-1",
            permanentAccountNumber = "A-1",
            purposeOfRelationship = "saving",
            sourceOfFunds = "salary",
            email = "ana@example.com",
            phone = "+351 1",
            gender = "female",
        },
    };

    public static object Counterparty(string id) => new
    {
        id,
        jurisdictions = new[] { "EU" },
        name = "Other Exchange",
        otherNames = new[] { "OEX" },
        country = "FR",
        lei = "529900T8BM49AURSDO55",
        registrationNumber = "R-1",
        address = new { lines = new[] { "Rue 1" }, postalCode = "75001", city = "Paris", country = "FR" },
        travelAddress = "ta123",
    };

    /// <summary>Good bodies by endpoint, as in the table of docs/authorization.md.</summary>
    public static IReadOnlyDictionary<string, Func<ApiHost, JsonSample>> ByEndpoint { get; } = new Dictionary<string, Func<ApiHost, JsonSample>>(StringComparer.Ordinal)
    {
        ["POST /v1/customers"] = _ => Sample("/v1/customers", Application($"new-{Guid.NewGuid():N}"), "analyst"),
        ["POST /v1/customers/{id}/evidence"] = api => Sample($"/v1/customers/{api.Customer}/evidence", Document, "analyst"),
        ["POST /v1/customers/{id}/approvals"] = api => Sample($"/v1/customers/{api.Customer}/approvals", Step, "senior-management"),
        ["POST /v1/customers/{id}/offboarding"] = api => Sample($"/v1/customers/{api.Leaving}/offboarding", Reason, "mlro"),
        ["POST /v1/customers/{id}/restrictions"] = api => Sample($"/v1/customers/{api.Restricted}/restrictions", new { cause = "measure", reason = "because" }, "analyst"),
        ["POST /v1/customers/{id}/restrictions/lifting"] = api => Sample($"/v1/customers/{api.Restricted}/restrictions/lifting", Reason, "mlro"),
        ["POST /v1/customers/{id}/review-requests"] = api => Sample($"/v1/customers/{api.Refused}/review-requests", Reason, "analyst"),
        ["POST /v1/customers/{id}/reviews"] = api => Sample($"/v1/customers/{api.Customer}/reviews", new { @event = "legal-contact", reason = "because" }, "analyst"),
        ["POST /v1/customers/{id}/suppressions"] = api => Sample($"/v1/customers/{api.Customer}/suppressions", Suppression, "analyst"),
        ["POST /v1/customers/{id}/suppressions/{suppression}/approvals"] = api => Sample($"/v1/customers/{api.Customer}/suppressions/suppression-1/approvals", Decision, "senior-management"),
        ["POST /v1/customers/{id}/holds"] = api => Sample($"/v1/customers/{api.Customer}/holds", Hold, "analyst"),
        ["POST /v1/customers/{id}/holds/{hold}/lifting"] = api => Sample($"/v1/customers/{api.Customer}/holds/hold-1/lifting", Reason, "mlro"),
        ["POST /v1/customers/{id}/holds/{hold}/approvals"] = api => Sample($"/v1/customers/{api.Customer}/holds/hold-2/approvals", Decision, "senior-management"),
        ["POST /v1/customers/{id}/readings"] = api => Sample($"/v1/customers/{api.Customer}/readings", new { purpose = "exception", @case = "exc-1", fields = new[] { "fullName" }, reason = "to compare" }, "analyst"),
        ["POST /v1/customers/{id}/data-requests"] = api => Sample($"/v1/customers/{api.Customer}/data-requests", DataRequest("erasure"), "analyst"),
        ["POST /v1/customers/{id}/data-requests/{request}/extension"] = api => Sample($"/v1/customers/{api.Customer}/data-requests/request-1/extension", Reason, "mlro"),
        ["POST /v1/customers/{id}/data-requests/{request}/answer"] = api => Sample($"/v1/customers/{api.Customer}/data-requests/request-2/answer", Decision, "mlro"),
        ["POST /v1/customers/{id}/parties"] = api => Sample($"/v1/customers/{api.Company}/parties", Party($"p-{Guid.NewGuid():N}"), "analyst"),
        ["POST /v1/customers/{id}/parties/{party}/evidence"] = api => Sample($"/v1/customers/{api.Company}/parties/{ApiHost.Party}/evidence", PartyEvidence, "analyst"),
        ["POST /v1/customers/{id}/parties/{party}/removal"] = api => Sample($"/v1/customers/{api.Company}/parties/{ApiHost.LeavingParty}/removal", Reason, "mlro"),
        ["POST /v1/customers/{id}/parties/{party}/data-requests"] = api => Sample($"/v1/customers/{api.Company}/parties/{ApiHost.Party}/data-requests", DataRequest("erasure"), "analyst"),
        ["POST /v1/customers/{id}/parties/{party}/data-requests/{request}/extension"] = api => Sample($"/v1/customers/{api.Company}/parties/{ApiHost.Party}/data-requests/request-1/extension", Reason, "mlro"),
        ["POST /v1/customers/{id}/parties/{party}/data-requests/{request}/answer"] = api => Sample($"/v1/customers/{api.Company}/parties/{ApiHost.Party}/data-requests/request-2/answer", Decision, "mlro"),
        ["POST /v1/counterparties"] = _ => Sample("/v1/counterparties", Counterparty($"cp-{Guid.NewGuid():N}"), "analyst"),
        ["POST /v1/counterparties/{id}/assessments"] = _ => Sample($"/v1/counterparties/{ApiHost.Counterparty}/assessments", new { standing = "approved", reviewBy = "2020-10-02T03:04:05Z", reason = "licensed" }, "analyst"),
        ["POST /v1/counterparties/{id}/approvals"] = _ => Sample($"/v1/counterparties/{ApiHost.Counterparty}/approvals", Step, "senior-management"),
        ["POST /v1/counterparties/{id}/data-requests"] = _ => Sample($"/v1/counterparties/{ApiHost.Counterparty}/data-requests", DataRequest("erasure"), "analyst"),
        ["POST /v1/counterparties/{id}/data-requests/{request}/extension"] = _ => Sample($"/v1/counterparties/{ApiHost.Counterparty}/data-requests/request-1/extension", Reason, "mlro"),
        ["POST /v1/counterparties/{id}/data-requests/{request}/answer"] = _ => Sample($"/v1/counterparties/{ApiHost.Counterparty}/data-requests/request-2/answer", Decision, "mlro"),
        ["POST /v1/wallet-approvals"] = api => Sample("/v1/wallet-approvals", SomeWallets.Ethereum(api.Customer, SomeWallets.AnyAddress(), selfHosted: true), "analyst"),
        ["POST /v1/wallet-approvals/{id}/ownership-challenges"] = api => Sample($"/v1/wallet-approvals/{api.LeavingWallet}/ownership-challenges", new { method = "message-signature" }, "product-service"),
        ["POST /v1/wallet-approvals/{id}/ownership-proofs"] = api => Sample($"/v1/wallet-approvals/{api.Wallet}/ownership-proofs", Proof, "analyst"),
        ["POST /v1/wallet-approvals/{id}/approvals"] = api => Sample($"/v1/wallet-approvals/{api.Wallet}/approvals", Step, "senior-management"),
        ["POST /v1/wallet-approvals/{id}/transfers"] = api => Sample($"/v1/wallet-approvals/{api.Wallet}/transfers", Transfer($"t-{Guid.NewGuid():N}"), "analyst"),
        ["POST /v1/customers/{id}/transfers/{transfer}/travel-rule-data"] = api => Sample($"/v1/customers/{api.Customer}/transfers/{ApiHost.Transfer}/travel-rule-data", new { kind = "vasp", vasp = Vasp, beneficiary = OtherSide }, "analyst"),
        ["POST /v1/customers/{id}/transfers/{transfer}/completion"] = api => Sample($"/v1/customers/{api.Customer}/transfers/{ApiHost.Transfer}/completion", new { transaction = new { hash = "0xabc" }, occurredAt = "2026-10-02T03:04:05Z" }, "analyst"),
        ["POST /v1/customers/{id}/transfers/{transfer}/return"] = api => Sample($"/v1/customers/{api.Customer}/transfers/{ApiHost.Transfer}/return", new { transaction = new { hash = "0xabc" }, occurredAt = "2026-10-02T03:04:05Z" }, "analyst"),
        ["POST /v1/customers/{id}/transfers/{transfer}/cancellation"] = api => Sample($"/v1/customers/{api.Customer}/transfers/{ApiHost.LeavingTransfer}/cancellation", Reason, "analyst"),
        ["POST /v1/customers/{id}/transfers/{transfer}/data-requests"] = api => Sample($"/v1/customers/{api.Customer}/transfers/{ApiHost.Transfer}/data-requests", DataRequest("erasure"), "analyst"),
        ["POST /v1/customers/{id}/transfers/{transfer}/data-requests/{request}/extension"] = api => Sample($"/v1/customers/{api.Customer}/transfers/{ApiHost.Transfer}/data-requests/request-1/extension", Reason, "mlro"),
        ["POST /v1/customers/{id}/transfers/{transfer}/data-requests/{request}/answer"] = api => Sample($"/v1/customers/{api.Customer}/transfers/{ApiHost.Transfer}/data-requests/request-2/answer", Decision, "mlro"),
        ["POST /v1/wallet-approvals/{id}/review-requests"] = api => Sample($"/v1/wallet-approvals/{api.RefusedWallet}/review-requests", Reason, "analyst"),
        ["POST /v1/wallet-approvals/{id}/revocation"] = api => Sample($"/v1/wallet-approvals/{api.LeavingWallet}/revocation", Reason, "mlro"),
        ["POST /v1/exceptions/{id}/assignment"] = api => Sample($"/v1/exceptions/{api.Exception}/assignment", new { owner = api.Owner }, "analyst"),
        ["POST /v1/exceptions/{id}/notes"] = api => Sample($"/v1/exceptions/{api.Exception}/notes", Note, "analyst"),
        ["POST /v1/exceptions/{id}/disposition"] = api => Sample($"/v1/exceptions/{api.Exception}/disposition", Disposition, "analyst"),
        ["POST /v1/exceptions/{id}/approvals"] = api => Sample($"/v1/exceptions/{api.UndecidedException}/approvals", Decision, "mlro"),
        ["POST /v1/exceptions/{id}/holds"] = api => Sample($"/v1/exceptions/{api.Exception}/holds", Hold, "analyst"),
        ["POST /v1/exceptions/{id}/holds/{hold}/lifting"] = api => Sample($"/v1/exceptions/{api.Exception}/holds/hold-1/lifting", Reason, "mlro"),
        ["POST /v1/exceptions/{id}/holds/{hold}/approvals"] = api => Sample($"/v1/exceptions/{api.Exception}/holds/hold-2/approvals", Decision, "senior-management"),
        ["POST /v1/customers/search"] = _ => Sample("/v1/customers/search", new { name = "Ana Example" }, "analyst"),
        ["POST /v1/screenings"] = _ => Sample("/v1/screenings", Screening, "analyst"),
        ["POST /v1/exports"] = _ => Sample("/v1/exports", Export("EU"), "mlro"),
        ["POST /v1/inquiries"] = _ => Sample("/v1/inquiries", Inquiry("EU"), "mlro"),
        ["POST /v1/inquiries/{id}/closing"] = api => Sample($"/v1/inquiries/{api.LeavingInquiry}/closing", new { outcome = "answered-otherwise", given = "a letter", givenAt = "2026-11-03T09:00:00Z" }, "mlro"),
        ["POST /v1/incidents/{id}/closing"] = api => Sample($"/v1/incidents/{api.Incident}/closing", Reason, "operator"),
        ["POST /v1/incidents/{id}/approvals"] = api => Sample($"/v1/incidents/{api.UnproposedIncident}/approvals", Decision, "operator"),
        ["POST /v1/jurisdictions/{jurisdiction}/packs/{version}/approvals"] = _ => Sample("/v1/jurisdictions/EU/packs/6/approvals", Decision, "pack-approver"),
        ["POST /v1/jurisdictions/{jurisdiction}/packs/{version}/reviews"] = _ => Sample("/v1/jurisdictions/EU/packs/6/reviews", new { outcome = "kept", reason = "It was right." }, "pack-approver"),
        ["POST /v1/jurisdictions/{jurisdiction}/packs/{version}/verifications"] = _ => Sample("/v1/jurisdictions/EU/packs/6/verifications", new { effective = "2028-02-01", values = new[] { new { path = "screening.threshold", text = "OJ", read = "2026-11-29", url = "https://law.example/" } }, reason = "read" }, "pack-editor"),
        ["POST /v1/jurisdictions/{jurisdiction}/drafts"] = _ => Sample("/v1/jurisdictions/EU/drafts", new { @base = "6", effective = "2028-02-01", changes = new[] { new { id = "screening.threshold", value = "0.9" } } }, "pack-editor"),
        ["POST /v1/jurisdictions/{jurisdiction}/simulations"] = _ => Sample("/v1/jurisdictions/EU/simulations", new { version = "6" }, "pack-editor"),
        ["POST /v1/jurisdictions/{jurisdiction}/simulations/{id}/actions"] = api => Sample($"/v1/jurisdictions/EU/simulations/{api.Simulation}/actions", new { action = "resume" }, "pack-editor"),
        ["POST /v1/suspicions"] = api => Sample("/v1/suspicions", Suspicion(api.Customer), "analyst"),
        ["POST /v1/suspicions/{id}/holds"] = api => Sample($"/v1/suspicions/{api.Suspicion}/holds", HiddenHold, "mlro"),
        ["POST /v1/suspicions/{id}/holds/{hold}/lifting"] = api => Sample($"/v1/suspicions/{api.Suspicion}/holds/hold-1/lifting", Reason, "mlro"),
        ["POST /v1/suspicions/{id}/holds/{hold}/approvals"] = api => Sample($"/v1/suspicions/{api.Suspicion}/holds/hold-2/approvals", Decision, "mlro"),
        ["POST /v1/suspicions/{id}/assessment"] = api => Sample($"/v1/suspicions/{api.Suspicion}/assessment", new { conclusion = "report", reason = "nothing explains it", ground = "suspicious", suspectedAt = "2026-10-02T03:04:05Z" }, "mlro"),
        ["POST /v1/suspicions/{id}/approvals"] = api => Sample($"/v1/suspicions/{api.UnassessedSuspicion}/approvals", Decision, "mlro"),
        ["POST /v1/suspicions/{id}/reports/{report}/drafts"] = api => Sample($"/v1/suspicions/{api.UnassessedSuspicion}/reports/report-1/drafts", new { text = "It began in October." }, "mlro"),
        ["POST /v1/suspicions/{id}/reports/{report}/fields"] = api => Sample($"/v1/suspicions/{api.UnassessedSuspicion}/reports/report-1/fields", ReportFields, "mlro"),
        ["POST /v1/suspicions/{id}/reports/{report}/consent"] = api => Sample($"/v1/suspicions/{api.UnassessedSuspicion}/reports/report-1/consent", new { answer = "refused", answeredAt = "2026-10-02T03:04:05Z", reason = "their letter" }, "mlro"),
        ["POST /v1/suspicions/{id}/reports/{report}/filing"] = api => Sample($"/v1/suspicions/{api.UnassessedSuspicion}/reports/report-1/filing", new { filedAt = "2026-10-02T03:04:05Z", reference = "ref-1", draft = 1, form = "letter" }, "mlro"),
        ["POST /v1/suspicions/{id}/reports/{report}/answer"] = api => Sample($"/v1/suspicions/{api.UnassessedSuspicion}/reports/report-1/answer", new { answer = "rejected", answeredAt = "2026-10-02T03:04:05Z", reference = "ref-1", reason = "another form" }, "mlro"),
        ["POST /v1/suspicions/{id}/review"] = api => Sample($"/v1/suspicions/{api.UnassessedSuspicion}/review", new { result = "over", reason = "it ended" }, "mlro"),
        ["POST /v1/exports/{id}/approvals"] = api => Sample($"/v1/exports/{api.Export}/approvals", Decision, "mlro"),
    };

    private static JsonSample Sample(string path, object body, string role) => new(path, (JsonObject)System.Text.Json.JsonSerializer.SerializeToNode(body)!, role);
}
