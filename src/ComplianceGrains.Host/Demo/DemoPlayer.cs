using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Contracts.Exceptions;
using ComplianceGrains.Contracts.Exports;
using ComplianceGrains.Contracts.Wallets;
using ComplianceGrains.Grains.Keys;
using ComplianceGrains.Host.Authorization;
using ComplianceGrains.Workflows.Wallets;
using NodaTime;

namespace ComplianceGrains.Host.Demo;

/// <summary>
/// Plays one subject through the same commands as the API takes. Every command has a fixed id: what an earlier start has
/// done is answered from the history, and a start that was cut off is gone on with.
/// </summary>
internal sealed class DemoPlayer(IGrainFactory grains, SandboxPrincipals principals, KeyedHashes hashes, IClock clock)
{
    private const string Service = "sandbox-product-service-1";

    /// <summary>Plays a subject to the end of the steps; gives how they were refused at the door, or null.</summary>
    public async Task<string?> PlayAsync(DemoSubject subject, CancellationToken cancellation)
    {
        var applied = await Customer(subject).ExecuteAsync(new StartOnboarding(subject.BookingEntity, subject.Data), Envelope(subject.Id, 0, Service), cancellation);
        if (applied.Refusal is { } refusal)
            return $"refused by the rules: {string.Join(", ", refusal.Errors.Select(error => error.Pointer))}";
        var exception = Waiting(applied);
        for (var number = 1; number <= subject.Steps.Count; number++)
            exception = await PlayAsync(subject, subject.Steps[number - 1], number, exception, cancellation) ?? exception;
        return null;
    }

    /// <summary>The subject's status, as soon as it is the one told; otherwise what it is when patience ends.</summary>
    public async Task<string> EndOfAsync(DemoSubject subject, CancellationToken cancellation)
    {
        var view = await Until.TrueAsync(() => Customer(subject).ViewAsync(cancellation), view => view?.Status == subject.Ends, cancellation);
        return view?.Status ?? "unknown";
    }

    /// <summary>Asks for a wallet, shows who controls it, and has a person approve it; gives how it stands then.</summary>
    public async Task<string> PlayAsync(DemoWallet wallet, CancellationToken cancellation)
    {
        if (WalletIntake.Read(wallet.Chain, wallet.Address).Address is not { } address)
            throw new InvalidDataException($"{wallet.Id}: its address is not valid.");
        var grain = grains.GetGrain<IWalletApprovalGrain>(hashes.WalletId(wallet.Customer, address.Chain.ToString(), address.Key));
        await grain.ExecuteAsync(new RequestWalletApproval(wallet.Customer, wallet.Chain, address.Text, true), Envelope(wallet.Id, 0, Service), cancellation);
        var reply = await grain.ExecuteAsync(new RecordOwnershipProof("message-signature", "passed", "demo.example", wallet.Id, null), Envelope(wallet.Id, 1, Service), cancellation);
        if (wallet.ApprovedBy is { } by)
            reply = await grain.ExecuteAsync(new DecideWalletStep("manual-review", true, "The customer showed that they control it."), Envelope(wallet.Id, 2, by), cancellation);
        return reply.View?.Status ?? reply.Refusal!.Title;
    }

    /// <summary>Asks for an export and has another person approve it.</summary>
    public async Task<string> PlayAsync(DemoExport export, CancellationToken cancellation)
    {
        var now = Instant.FromUnixTimeMilliseconds(clock.GetCurrentInstant().ToUnixTimeMilliseconds());
        var (asked, approved) = (Envelope(export.Id, 0, export.RequestedBy), Envelope(export.Id, 1, export.ApprovedBy));
        var grain = grains.GetGrain<IExportGrain>(hashes.ExportId(asked.By.Id, asked.CommandId));
        await grain.ExecuteAsync(new RequestExport(export.Jurisdiction, now - Duration.FromDays(export.Days), now, export.Recipient, export.Purpose, export.LegalBasis, []), asked, cancellation);
        var reply = await grain.ExecuteAsync(new DecideExport(true, "Nobody in it exists."), approved, cancellation);
        return reply.View?.Status ?? reply.Refusal!.Title;
    }

    /// <summary>Plays one step; gives the exception that the customer waits for after it, if any.</summary>
    private async Task<string?> PlayAsync(DemoSubject subject, DemoStep step, int number, string? exception, CancellationToken cancellation)
    {
        var envelope = Envelope(subject.Id, number, step.By ?? Service);
        return step.Do switch
        {
            "evidence" => await CommandAsync(new RecordEvidence(step.Kind!, step.Result!, "demo.example", $"{subject.Id}-{number}", null, null)),
            "approve" => await CommandAsync(new DecideStep(step.Step!, step.Decision == "approve", step.Reason!)),
            "offboard" => await CommandAsync(new Offboard(step.Reason!)),
            "dispose" => await ExceptionAsync(new DisposeException(step.Disposition!, step.Reason!)),
            "confirm" => await ExceptionAsync(new ConfirmDisposition(step.Decision == "approve", step.Reason!)),
            _ => throw new InvalidDataException($"{subject.Id}: 'do: {step.Do}' means nothing in the demo's cast."),
        };

        async Task<string?> CommandAsync(CustomerCommand command)
        {
            var reply = await Customer(subject).ExecuteAsync(command, envelope, cancellation);
            return Waiting(reply);
        }

        async Task<string?> ExceptionAsync(ExceptionCommand command)
        {
            var grain = grains.GetGrain<IExceptionGrain>(exception ?? throw new InvalidDataException($"{subject.Id}: no exception is open at step {number}."));
            await Until.TrueAsync(() => grain.ViewAsync(cancellation), view => view is not null, cancellation);
            await grain.ExecuteAsync(command, envelope, cancellation);
            return exception;
        }
    }

    private static string? Waiting(Reply<CustomerView> reply) => reply.View?.Exceptions is [var first, ..] ? first : null;

    private ICustomerGrain Customer(DemoSubject subject) => grains.GetGrain<ICustomerGrain>(subject.Id);

    private Envelope Envelope(string id, int number, string by) => new($"demo/{id}/{number}", [], principals.Named(by));
}
