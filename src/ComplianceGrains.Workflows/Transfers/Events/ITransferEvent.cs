namespace ComplianceGrains.Workflows.Transfers.Events;

/// <summary>A decision about one of a customer's transfers.</summary>
public interface ITransferEvent
{
    /// <summary>Which one.</summary>
    string TransferId { get; }
}
