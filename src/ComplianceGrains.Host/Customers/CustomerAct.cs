using System.Runtime.CompilerServices;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Contracts.Exceptions;
using ComplianceGrains.Host.Demo;

namespace ComplianceGrains.Host.Customers;

/// <summary>Plays invented subjects through the same commands as the API takes.</summary>
internal sealed class CustomerAct(IGrainFactory grains, DemoCast cast) : IDemoAct
{
    private readonly Lazy<IReadOnlyList<DemoSubject>> _subjects = new(() => cast.Of<DemoSubject>("subjects"));

    public int Order => 1;

    public string Says => $"{_subjects.Value.Count} invented subjects";

    public async Task PrepareAsync(CancellationToken cancellation)
    {
        foreach (var early in _subjects.Value.Where(subject => subject.BeforeTheList))
            await PlayAsync(early, cancellation);
    }

    public async IAsyncEnumerable<DemoEnd> PlayAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var subject in _subjects.Value)
            yield return new DemoEnd(subject.Id, await PlayAsync(subject, cancellation) ?? await EndOfAsync(subject, cancellation), subject.Ends);
    }

    /// <summary>Plays a subject to the end of the steps; gives how they were refused at the door, or null.</summary>
    private async Task<string?> PlayAsync(DemoSubject subject, CancellationToken cancellation)
    {
        var applied = await Customer(subject).ExecuteAsync(new StartOnboarding(subject.BookingEntity, subject.Data), cast.Envelope(subject.Id, 0, DemoCast.Service), cancellation);
        if (applied.Refusal is { } refusal)
            return $"refused by the rules: {string.Join(", ", refusal.Errors.Select(error => error.Pointer))}";
        var exception = Waiting(applied);
        for (var number = 1; number <= subject.Steps.Count; number++)
            exception = await PlayAsync(subject, subject.Steps[number - 1], number, exception, cancellation) ?? exception;
        return null;
    }

    /// <summary>The subject's status, as soon as it is the one told; otherwise what it is when patience ends.</summary>
    private async Task<string> EndOfAsync(DemoSubject subject, CancellationToken cancellation)
    {
        var view = await Until.TrueAsync(() => Customer(subject).ViewAsync(cancellation), view => view?.Status == subject.Ends, cancellation);
        return view?.Status ?? "unknown";
    }

    /// <summary>Plays one step; gives the exception that the customer waits for after it, if any.</summary>
    private async Task<string?> PlayAsync(DemoSubject subject, DemoStep step, int number, string? exception, CancellationToken cancellation)
    {
        var envelope = cast.Envelope(subject.Id, number, step.By ?? DemoCast.Service);
        return step.Do switch
        {
            "evidence" => await CommandAsync(new RecordEvidence(step.Kind!, step.Result!, "demo.example", $"{subject.Id}-{number}", null, null)),
            "approve" => await CommandAsync(new DecideStep(step.Step!, step.Decision == "approve", step.Reason!)),
            "offboard" => await CommandAsync(new Offboard(step.Reason!)),
            "dispose" => await ExceptionAsync(new DisposeException(step.Disposition!, step.Reason!)),
            "confirm" => await ExceptionAsync(new ConfirmDisposition(step.Decision == "approve", step.Reason!)),
            _ => throw new InvalidDataException($"{subject.Id}: 'do: {step.Do}' means nothing in the demo's cast."),
        };

        async Task<string?> CommandAsync(CustomerCommand command) => Waiting(await Customer(subject).ExecuteAsync(command, envelope, cancellation));

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
}
