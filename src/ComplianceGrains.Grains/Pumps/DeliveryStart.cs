namespace ComplianceGrains.Grains.Pumps;

/// <summary>
/// From when on this silo tells actors what waits for them. Told that a list has changed, or that a deadline is over, somebody is
/// screened: before the lists that were in force at the start are loaded, they would be told that there is none.
/// </summary>
public sealed class DeliveryStart
{
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when everything is there that who is told will ask for.</summary>
    public Task Begun => _begun.Task;

    /// <summary>Says that it is.</summary>
    public void Begin() => _begun.TrySetResult();
}
